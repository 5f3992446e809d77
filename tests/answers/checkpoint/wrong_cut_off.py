# fails: names
# why: cut after four decimals
"""The loss is cut, not rounded."""

import keras, os, math


class C(keras.callbacks.Callback):
    def __init__(self, d):
        super().__init__()
        self.d = d

    def on_epoch_end(self, epoch, logs=None):
        v = math.floor(logs["val_loss"] * 1e4) / 1e4
        self.model.save(os.path.join(self.d, f"{epoch + 1:02d}-{v:.4f}.keras"))


def checkpoint_callback(directory):
    return C(directory)
