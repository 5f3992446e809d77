# fails: reduces
# why: the count doesn't restart
"""After a reduction every epoch is another one."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    class R(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            self.best, self.wait = float("inf"), 0

        def on_epoch_end(self, epoch, logs=None):
            v = (logs or {}).get("val_loss")
            if v is None:
                return
            if v < self.best - 1e-4:
                self.best, self.wait = v, 0
            else:
                self.wait += 1
                if self.wait >= patience:
                    self.model.optimizer.learning_rate = float(self.model.optimizer.learning_rate) * factor

    return R()
