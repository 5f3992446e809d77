# fails: reduces
"""Writes the new rate into the logs, where nobody reads it."""

import keras


class Plateau(keras.callbacks.Callback):
    def __init__(self, factor, patience):
        super().__init__()
        self.factor, self.patience, self.best, self.bad = factor, patience, float("inf"), 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs.get("val_loss", 0)
        if loss < self.best:
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
        if self.bad >= self.patience:
            logs["learning_rate"] = logs.get("learning_rate", 0.01) * self.factor
            self.bad = 0


def reduce_lr_callback(factor=0.2, patience=3):
    return Plateau(factor, patience)
