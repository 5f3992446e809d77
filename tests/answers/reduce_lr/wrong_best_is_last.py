# fails: reduces
"""Compares with the epoch before, not with the best."""

import keras


class Plateau(keras.callbacks.Callback):
    def __init__(self, factor, patience):
        super().__init__()
        self.factor, self.patience = factor, patience

    def on_train_begin(self, logs=None):
        self.last, self.bad = float("inf"), 0

    def on_epoch_end(self, epoch, logs=None):
        loss = (logs or {}).get("val_loss")
        if loss is None:
            return
        self.bad = 0 if loss < self.last - 1e-4 else self.bad + 1
        self.last = loss
        if self.bad >= self.patience:
            self.model.optimizer.learning_rate = self.model.optimizer.learning_rate * self.factor
            self.bad = 0


def reduce_lr_callback(factor=0.2, patience=3):
    return Plateau(factor, patience)
