# fails: history
"""Stops as soon as the loss gets worse."""

import keras


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(
        x,
        y,
        epochs=epochs,
        batch_size=batch_size,
        validation_split=validation_split,
        callbacks=[keras.callbacks.EarlyStopping(patience=1)],
        verbose=0,
    )
