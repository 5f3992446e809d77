# fails: stops
"""Trains once more on everything in the end."""

from keras.callbacks import EarlyStopping


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    es = EarlyStopping(patience=patience, restore_best_weights=True)
    history = model.fit(x, y, validation_split=validation_split, epochs=epochs, callbacks=[es], verbose=0)
    cut = int(len(x) * (1 - validation_split))
    model.fit(x[:cut], y[:cut], epochs=1, verbose=0)
    return history
