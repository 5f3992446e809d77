# fails: again
"""Leaves a file that is there already."""

import os

import keras


class Keep(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = directory

    def on_epoch_end(self, epoch, logs=None):
        path = os.path.join(self.directory, f"{epoch + 1:02d}-{logs['val_loss']:.4f}.keras")
        if not os.path.exists(path):
            self.model.save(path)


def checkpoint_callback(directory):
    return Keep(directory)
