# fails: stops
"""A gain of a thousandth doesn't count, as many tutorials have it."""

from keras.callbacks import EarlyStopping


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    es = EarlyStopping(monitor="val_loss", patience=patience, min_delta=0.001, restore_best_weights=True)
    return model.fit(x, y, validation_split=validation_split, epochs=epochs, callbacks=[es], verbose=0)
