# fails: reduces
import keras


class Plateau(keras.callbacks.Callback):
    """As PyTorch's scheduler: a gain counts from a ten-thousandth of the best loss on."""

    def __init__(self, factor, patience):
        super().__init__()
        self.factor = factor
        self.patience = patience

    def on_train_begin(self, logs=None):
        self.best = float("inf")
        self.waited = 0

    def on_epoch_end(self, epoch, logs=None):
        loss = (logs or {}).get("val_loss")
        if loss is None:
            return
        if loss < self.best * (1 - 1e-4):
            self.best = loss
            self.waited = 0
            return
        self.waited += 1
        if self.waited == self.patience:
            self.model.optimizer.learning_rate = float(self.model.optimizer.learning_rate.numpy()) * self.factor
            self.waited = 0


def reduce_lr_callback(factor=0.2, patience=3):
    return Plateau(factor, patience)
