# fails: names
"""Counts epochs itself."""

import os

import keras


class Keep(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = directory

    def on_train_begin(self, logs=None):
        self.count = 0

    def on_epoch_end(self, epoch, logs=None):
        self.count += 1
        self.model.save(os.path.join(self.directory, f"{self.count:02d}-{logs['val_loss']:.4f}.keras"))


def checkpoint_callback(directory):
    return Keep(directory)
