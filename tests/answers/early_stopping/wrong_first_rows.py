# fails: history
"""Holds out the first rows."""

from keras.callbacks import EarlyStopping


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    held = int(len(x) * validation_split)
    es = EarlyStopping(patience=patience, restore_best_weights=True)
    return model.fit(
        x[held:], y[held:], validation_data=(x[:held], y[:held]), epochs=epochs, callbacks=[es], verbose=0
    )
