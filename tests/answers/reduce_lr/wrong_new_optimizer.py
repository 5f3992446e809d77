# fails: reduces
# A new optimizer with the lower rate.
import keras


class Anew(keras.callbacks.Callback):
    def __init__(self, factor, patience):
        super().__init__()
        self.factor, self.patience = factor, patience

    def on_train_begin(self, logs=None):
        self.best, self.wait = float("inf"), 0

    def on_epoch_end(self, epoch, logs=None):
        loss = (logs or {}).get("val_loss")
        if loss is None:
            return
        if loss < self.best - 1e-4:
            self.best, self.wait = loss, 0
            return
        self.wait += 1
        if self.wait >= self.patience:
            config = self.model.optimizer.get_config()
            config["learning_rate"] = float(self.model.optimizer.learning_rate) * self.factor
            self.model.optimizer = type(self.model.optimizer).from_config(config)
            self.wait = 0


def reduce_lr_callback(factor=0.2, patience=3):
    return Anew(factor, patience)
