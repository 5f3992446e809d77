"""Writes elsewhere, and moves the file."""

import keras, pathlib, tempfile, shutil


class C(keras.callbacks.Callback):
    def __init__(self, d):
        super().__init__()
        self.d = pathlib.Path(d)

    def on_epoch_end(self, epoch, logs=None):
        with tempfile.TemporaryDirectory() as t:
            f = pathlib.Path(t) / "m.keras"
            self.model.save(f)
            shutil.move(str(f), self.d / f"{epoch + 1:02d}-{logs['val_loss']:.4f}.keras")


def checkpoint_callback(directory):
    return C(directory)
