"""Keeps the best model in a file, and takes the weights out of it."""

import pathlib
import tempfile

import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    folder = pathlib.Path(tempfile.mkdtemp())
    best = folder / "best.keras"
    history = model.fit(
        x,
        y,
        epochs=epochs,
        validation_split=validation_split,
        verbose=0,
        callbacks=[
            keras.callbacks.ModelCheckpoint(best, save_best_only=True, monitor="val_loss", mode="min"),
            keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience),
        ],
    )
    model.set_weights(keras.models.load_model(best, compile=False).get_weights())
    best.unlink()
    folder.rmdir()
    return history
