# fails: stops
"""Counts all bad epochs, not those since the best one."""

import keras


class Stopping(keras.callbacks.Callback):
    def __init__(self, patience):
        super().__init__()
        self.patience, self.best, self.bad = patience, float("inf"), 0

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < self.best:
            self.best, self.kept = logs["val_loss"], self.model.get_weights()
        else:
            self.bad += 1
            self.model.stop_training = self.bad >= self.patience

    def on_train_end(self, logs=None):
        self.model.set_weights(self.kept)


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    return model.fit(
        x, y, epochs=epochs, validation_split=validation_split, callbacks=[Stopping(patience)], verbose=0
    )
