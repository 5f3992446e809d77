# fails: names
# why: from 0
"""Counts epochs from 0."""

import os

import keras


class Keep(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = directory

    def on_epoch_end(self, epoch, logs=None):
        self.model.save(os.path.join(self.directory, f"{epoch:02d}-{logs['val_loss']:.4f}.keras"))


def checkpoint_callback(directory):
    return Keep(directory)
