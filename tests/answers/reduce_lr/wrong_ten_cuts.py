# fails: reduces
"""Ten reductions at most, in one training."""

import keras


class Plateau(keras.callbacks.ReduceLROnPlateau):
    def on_train_begin(self, logs=None):
        super().on_train_begin(logs)
        self.cuts = 0

    def on_epoch_end(self, epoch, logs=None):
        if self.cuts < 10:
            before = float(self.model.optimizer.learning_rate)
            super().on_epoch_end(epoch, logs)
            self.cuts += float(self.model.optimizer.learning_rate) < before


def reduce_lr_callback(factor=0.2, patience=3):
    return Plateau(monitor="val_loss", factor=factor, patience=patience)
