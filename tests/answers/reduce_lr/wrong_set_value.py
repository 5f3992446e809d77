# fails: reduces
# why: keras.backend no longer
"""The backend function of an earlier Keras."""

import keras
import keras.backend as K


class Plateau(keras.callbacks.Callback):
    def __init__(self, factor, patience):
        super().__init__()
        self.factor, self.patience = factor, patience

    def on_train_begin(self, logs=None):
        self.best, self.bad = float("inf"), 0

    def on_epoch_end(self, epoch, logs=None):
        loss = (logs or {}).get("val_loss")
        if loss is None:
            return
        if loss < self.best - 1e-4:
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
            if self.bad >= self.patience:
                K.set_value(self.model.optimizer.learning_rate, 0.1)
                self.bad = 0


def reduce_lr_callback(factor=0.2, patience=3):
    return Plateau(factor, patience)
