# fails: best_weights
"""Remembers the variables instead of their values."""

import keras


class Best(keras.callbacks.Callback):
    best = float("inf")

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < self.best:
            self.best = logs["val_loss"]
            self.kept = list(self.model.weights)

    def on_train_end(self, logs=None):
        for variable, value in zip(self.model.weights, self.kept):
            variable.assign(value)


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    callbacks = [keras.callbacks.EarlyStopping(patience=patience), Best()]
    return model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=callbacks, verbose=0)
