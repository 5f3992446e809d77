# fails: names
"""Adds text to a Path."""

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(directory + "/{epoch:02d}-{val_loss:.4f}.keras")
