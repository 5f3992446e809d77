# fails: again
"""Starts afresh in the epoch numbered 0, and with initial_epoch there is none."""

import keras


class R(keras.callbacks.Callback):
    def __init__(self, f, p):
        super().__init__()
        self.f, self.p = f, p
        self.best, self.wait = float("inf"), 0

    def on_epoch_end(self, epoch, logs=None):
        if epoch == 0:
            self.best, self.wait = float("inf"), 0
        v = logs.get("val_loss")
        if v is None:
            return
        if v < self.best - 1e-4:
            self.best, self.wait = v, 0
        else:
            self.wait += 1
            if self.wait >= self.p:
                self.model.optimizer.learning_rate = float(self.model.optimizer.learning_rate.numpy()) * self.f
                self.wait = 0


def reduce_lr_callback(factor=0.2, patience=3):
    return R(factor, patience)
