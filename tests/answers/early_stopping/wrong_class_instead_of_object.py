# fails: history
"""Passes the class instead of a callback."""

from keras.callbacks import EarlyStopping


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    return model.fit(x, y, validation_split=validation_split, epochs=epochs, callbacks=[EarlyStopping], verbose=0)
