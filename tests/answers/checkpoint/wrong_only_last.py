# fails: names
"""Removes the file before."""

import os

import keras


class Keep(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory, self.last = directory, None

    def on_epoch_end(self, epoch, logs=None):
        if self.last:
            os.remove(self.last)
        self.last = os.path.join(self.directory, f"{epoch + 1:02d}-{logs['val_loss']:.4f}.keras")
        self.model.save(self.last)


def checkpoint_callback(directory):
    return Keep(directory)
