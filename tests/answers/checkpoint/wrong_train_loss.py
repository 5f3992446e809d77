# fails: names
# why: training loss
"""The training loss in the name."""

import os

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(os.path.join(directory, "{epoch:02d}-{loss:.4f}.keras"))
