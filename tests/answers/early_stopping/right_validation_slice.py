"""The held-out rows cut off by hand, as `fit` cuts them."""

import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    first = int(len(x) * (1 - validation_split))
    x_train, x_val = x[:first], x[first:]
    y_train, y_val = y[:first], y[first:]
    stop = keras.callbacks.EarlyStopping(patience=patience, mode="min", restore_best_weights=True)
    model.fit(x_train, y_train, validation_data=(x_val, y_val), epochs=epochs, callbacks=stop, verbose=2)
    return model.history
