# fails: stops
"""Sets `stop_training` on the callback instead of the model."""

import keras


class Stopping(keras.callbacks.Callback):
    def __init__(self, patience):
        super().__init__()
        self.patience = patience

    def on_train_begin(self, logs=None):
        self.best = float("inf")
        self.wait = 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < self.best:
            self.best, self.wait, self.kept = logs["val_loss"], 0, self.model.get_weights()
        else:
            self.wait += 1
        if self.wait >= self.patience:
            self.stop_training = True

    def on_train_end(self, logs=None):
        self.model.set_weights(self.kept)


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    return model.fit(
        x, y, epochs=epochs, validation_split=validation_split, callbacks=[Stopping(patience)], verbose=0
    )
