# fails: names
"""After every batch."""

import os

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(os.path.join(directory, "{epoch:02d}-{val_loss:.4f}.keras"), save_freq=1)
