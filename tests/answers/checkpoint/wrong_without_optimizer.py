# fails: models
"""Leaves the optimizer behind."""

import os

import keras


class Keep(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = directory

    def on_epoch_end(self, epoch, logs=None):
        copy = keras.models.clone_model(self.model)
        copy.set_weights(self.model.get_weights())
        copy.save(os.path.join(self.directory, f"{epoch + 1:02d}-{logs['val_loss']:.4f}.keras"))


def checkpoint_callback(directory):
    return Keep(directory)
