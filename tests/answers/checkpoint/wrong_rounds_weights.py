# fails: models
"""Rounds the weights of the model that it saves."""

import keras, pathlib


class C(keras.callbacks.Callback):
    def __init__(self, d):
        super().__init__()
        self.d = pathlib.Path(d)

    def on_epoch_end(self, epoch, logs=None):
        old = self.model.get_weights()
        self.model.set_weights([w.round(1) for w in old])
        self.model.save(self.d / f"{epoch + 1:02d}-{logs['val_loss']:.4f}.keras")


def checkpoint_callback(directory):
    return C(directory)
