# fails: names
"""Two decimals."""

import os

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(os.path.join(directory, "{epoch:02d}-{val_loss:.2f}.keras"))
