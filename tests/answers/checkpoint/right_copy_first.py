"""Writes under another name first, so that no file is ever half written."""

import pathlib

import keras


class Checkpoint(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = directory

    def on_epoch_end(self, epoch, logs=None):
        folder = pathlib.Path(self.directory)
        partial = folder / "partial.keras"
        self.model.save(partial)
        partial.replace(folder / f"{str(epoch + 1).zfill(2)}-{round(logs['val_loss'], 4):.4f}.keras")


def checkpoint_callback(directory):
    return Checkpoint(directory)
