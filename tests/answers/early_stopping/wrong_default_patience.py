# fails: defaults
"""Other defaults than asked for."""

from keras.callbacks import EarlyStopping


def train_with_early_stopping(model, x, y, patience=3, epochs=100, validation_split=0.1):
    es = EarlyStopping(patience=patience, restore_best_weights=True)
    return model.fit(x, y, validation_split=validation_split, epochs=epochs, callbacks=[es], verbose=0)
