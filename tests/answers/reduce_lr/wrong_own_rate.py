# fails: reduces
# why: a rate that it remembers
"""A rate of its own, whatever others set."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    class R(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            self.best, self.wait = float("inf"), 0
            self.lr = float(self.model.optimizer.learning_rate)

        def on_epoch_end(self, epoch, logs=None):
            v = logs.get("val_loss")
            if v is None:
                return
            if v < self.best - 1e-4:
                self.best, self.wait = v, 0
            else:
                self.wait += 1
                if self.wait >= patience:
                    self.lr *= factor
                    self.model.optimizer.learning_rate = self.lr
                    self.wait = 0

    return R()
