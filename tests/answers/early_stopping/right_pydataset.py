"""Batches from a PyDataset, validation as a list."""

import math

import keras


class Rows(keras.utils.PyDataset):
    def __init__(self, x, y, size):
        super().__init__()
        self.x, self.y, self.size = x, y, size

    def __len__(self):
        return math.ceil(len(self.x) / self.size)

    def __getitem__(self, place):
        part = slice(place * self.size, (place + 1) * self.size)
        return self.x[part], self.y[part]


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    cut = math.floor(len(x) * (1 - validation_split))
    stopping = keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True)
    return model.fit(
        Rows(x[:cut], y[:cut], 16),
        validation_data=[x[cut:], y[cut:]],
        epochs=epochs,
        callbacks=[stopping],
        verbose=0,
    )
