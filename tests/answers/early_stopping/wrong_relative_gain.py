# fails: stops
"""Only a gain of one percent counts."""

import keras


class Stopping(keras.callbacks.Callback):
    def __init__(self, patience):
        super().__init__()
        self.patience, self.best, self.wait = patience, float("inf"), 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < 0.99 * self.best:
            self.best, self.wait, self.kept = logs["val_loss"], 0, self.model.get_weights()
        else:
            self.wait += 1
            self.model.stop_training = self.wait >= self.patience

    def on_train_end(self, logs=None):
        self.model.set_weights(self.kept)


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    return model.fit(
        x, y, epochs=epochs, validation_split=validation_split, callbacks=[Stopping(patience)], verbose=0
    )
