# fails: names
"""Forgets the folder."""

import os
import tempfile

import keras


def checkpoint_callback(directory):
    return keras.callbacks.ModelCheckpoint(os.path.join(tempfile.mkdtemp(), "{epoch:02d}-{val_loss:.4f}.keras"))
