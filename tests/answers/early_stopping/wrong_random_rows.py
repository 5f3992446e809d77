# fails: history
"""Holds out rows at random."""

from keras.callbacks import EarlyStopping
from sklearn.model_selection import train_test_split


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    x_train, x_val, y_train, y_val = train_test_split(x, y, test_size=validation_split, random_state=1)
    es = EarlyStopping(patience=patience, restore_best_weights=True)
    return model.fit(x_train, y_train, validation_data=(x_val, y_val), epochs=epochs, callbacks=[es], verbose=0)
