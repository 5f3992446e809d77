# fails: names
import os

import keras


class Checkpoint(keras.callbacks.ModelCheckpoint):
    def on_epoch_end(self, epoch, logs=None):
        super().on_epoch_end(epoch, logs)
        logs["saved"] = 1.0


def checkpoint_callback(directory):
    return Checkpoint(os.path.join(directory, "{epoch:02d}-{val_loss:.4f}.keras"))
