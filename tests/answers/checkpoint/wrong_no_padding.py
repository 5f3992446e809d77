# fails: names
"""One digit."""

import os

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(os.path.join(directory, "{epoch}-{val_loss:.4f}.keras"))
