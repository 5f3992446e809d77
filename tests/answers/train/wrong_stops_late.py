# fails: defaults
"""Stops early, with a long patience."""

import keras


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(
        x,
        y,
        epochs=epochs,
        batch_size=batch_size,
        validation_split=validation_split,
        verbose=0,
        callbacks=[keras.callbacks.EarlyStopping(patience=25)],
    )
