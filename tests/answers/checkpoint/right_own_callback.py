from pathlib import Path

import keras


class Keep(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = Path(directory)

    def on_epoch_end(self, epoch, logs=None):
        self.model.save(self.directory / f"{epoch + 1:02d}-{logs['val_loss']:.4f}.keras")


def checkpoint_callback(directory):
    return Keep(directory)
