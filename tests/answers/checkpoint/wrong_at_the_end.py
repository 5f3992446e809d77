# fails: names
"""Writes all files when training is over."""

import os

import keras


class Keep(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory, self.names = directory, []

    def on_epoch_end(self, epoch, logs=None):
        self.names.append(f"{epoch + 1:02d}-{logs['val_loss']:.4f}.keras")

    def on_train_end(self, logs=None):
        for name in self.names:
            self.model.save(os.path.join(self.directory, name))


def checkpoint_callback(directory):
    return Keep(directory)
