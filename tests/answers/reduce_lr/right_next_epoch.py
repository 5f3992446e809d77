"""Lowers the rate when the next epoch begins, from the history of this training."""

import keras


class OnPlateau(keras.callbacks.Callback):
    def __init__(self, factor, patience):
        super().__init__()
        self.factor = factor
        self.patience = patience

    def on_train_begin(self, logs=None):
        self.values = []
        self.used = 0

    def on_epoch_begin(self, epoch, logs=None):
        best, wait = float("inf"), 0
        reductions = 0
        for value in self.values:
            if best - value > 1e-4:
                best, wait = value, 0
            else:
                wait += 1
                if wait >= self.patience:
                    reductions, wait = reductions + 1, 0
        if reductions > self.used:
            self.used = reductions
            self.model.optimizer.learning_rate = self.model.optimizer.learning_rate.numpy() * self.factor

    def on_epoch_end(self, epoch, logs=None):
        if logs and logs.get("val_loss") is not None:
            self.values.append(logs["val_loss"])


def reduce_lr_callback(factor=0.2, patience=3, **extra):
    return OnPlateau(factor, patience)
