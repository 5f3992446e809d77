# fails: stops
"""Better than the epoch before is not better than the best."""

import keras


class Stopping(keras.callbacks.Callback):
    def __init__(self, patience):
        super().__init__()
        self.patience, self.wait = patience, 0
        self.best = self.before = float("inf")

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss < self.best:
            self.best, self.kept = loss, self.model.get_weights()
        self.wait = 0 if loss < self.before else self.wait + 1
        self.before = loss
        if self.wait >= self.patience:
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        self.model.set_weights(self.kept)


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    return model.fit(
        x, y, epochs=epochs, validation_split=validation_split, callbacks=[Stopping(patience)], verbose=0
    )
