# fails: names
# why: period
"""An argument of earlier days."""

import os

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(os.path.join(directory, "{epoch:02d}-{val_loss:.4f}.keras"), period=1)
