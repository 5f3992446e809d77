# fails: history
"""Trains a copy of the model."""

import keras
from keras.callbacks import EarlyStopping


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    copy = keras.models.clone_model(model)
    copy.compile(optimizer="adam", loss="mse", run_eagerly=True)
    es = EarlyStopping(patience=patience, restore_best_weights=True)
    return copy.fit(x, y, validation_split=validation_split, epochs=epochs, callbacks=[es], verbose=0)
