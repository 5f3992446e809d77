"""Batches without end, and how many of them are an epoch."""

import math

import keras


def batches(x, y, size=32):
    while True:
        for start in range(0, len(x), size):
            yield x[start : start + size], y[start : start + size]


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    rows = math.floor(len(x) * (1.0 - validation_split))
    return model.fit(
        batches(x[:rows], y[:rows]),
        steps_per_epoch=math.ceil(rows / 32),
        epochs=epochs,
        validation_data=(x[rows:], y[rows:]),
        callbacks=[keras.callbacks.EarlyStopping(patience=patience, restore_best_weights=True)],
        verbose=0,
    )
