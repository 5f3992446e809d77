# fails: models
# Restores the best weights after every epoch that is not better.
import os

import keras


class Best(keras.callbacks.ModelCheckpoint):
    def on_train_begin(self, logs=None):
        super().on_train_begin(logs)
        self.lowest, self.kept = float("inf"), None

    def on_epoch_end(self, epoch, logs=None):
        super().on_epoch_end(epoch, logs)
        if logs["val_loss"] < self.lowest:
            self.lowest, self.kept = logs["val_loss"], self.model.get_weights()
        else:
            self.model.set_weights(self.kept)


def checkpoint_callback(directory):
    return Best(os.path.join(directory, "{epoch:02d}-{val_loss:.4f}.keras"))
