# fails: models
"""The weights that the epoch began with."""

import os

import keras


class Keep(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = directory

    def on_epoch_begin(self, epoch, logs=None):
        self.weights = self.model.get_weights()

    def on_epoch_end(self, epoch, logs=None):
        now = self.model.get_weights()
        self.model.set_weights(self.weights)
        self.model.save(os.path.join(self.directory, f"{epoch + 1:02d}-{logs['val_loss']:.4f}.keras"))
        self.model.set_weights(now)


def checkpoint_callback(directory):
    return Keep(directory)
