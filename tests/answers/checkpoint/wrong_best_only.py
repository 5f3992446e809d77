# fails: names
# why: save_best_only
"""Keeps only epochs that got better."""

from pathlib import Path

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(Path(directory) / "{epoch:02d}-{val_loss:.4f}.keras", save_best_only=True)
