# fails: stops
"""Trains up to a hundred epochs, whatever was asked for."""

from keras.callbacks import EarlyStopping


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    es = EarlyStopping(patience=patience, restore_best_weights=True)
    return model.fit(x, y, validation_split=validation_split, epochs=100, callbacks=[es], verbose=0)
