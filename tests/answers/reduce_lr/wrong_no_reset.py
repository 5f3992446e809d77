# fails: again
"""Remembers the last training."""

import keras


class Plateau(keras.callbacks.Callback):
    def __init__(self, factor, patience):
        super().__init__()
        self.factor, self.patience = factor, patience
        self.best, self.bad = float("inf"), 0

    def on_epoch_end(self, epoch, logs=None):
        loss = logs.get("val_loss")
        if loss is None:
            return
        if loss < self.best - 1e-4:
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
            if self.bad >= self.patience:
                self.model.optimizer.learning_rate = self.model.optimizer.learning_rate * self.factor
                self.bad = 0


def reduce_lr_callback(factor=0.2, patience=3):
    return Plateau(factor, patience)
