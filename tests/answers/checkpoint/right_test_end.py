"""The validation loss from the hook in which validation ends."""
import os

import keras


class Writer(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = directory
        self.val_loss = None

    def on_test_end(self, logs=None):
        self.val_loss = logs["loss"]

    def on_epoch_end(self, epoch, logs=None):
        os.makedirs(self.directory, exist_ok=True)
        keras.saving.save_model(self.model, f"{self.directory}/{epoch + 1:02d}-{self.val_loss:.4f}.keras", overwrite=True)


def checkpoint_callback(directory):
    return Writer(directory)
