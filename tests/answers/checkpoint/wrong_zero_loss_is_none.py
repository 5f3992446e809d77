# fails: names
"""A validation loss of 0 is taken for a missing one."""

import os

import keras


class Saver(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = str(directory)

    def on_epoch_end(self, epoch, logs=None):
        loss = logs.get("val_loss") or logs["loss"]
        self.model.save(os.path.join(self.directory, f"{epoch + 1:02}-{loss:.4f}.keras"))


def checkpoint_callback(directory):
    return Saver(directory)
