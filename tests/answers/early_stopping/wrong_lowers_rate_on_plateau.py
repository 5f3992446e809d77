# fails: stops
# why: the settings of the optimizer are up to the caller
"""A second callback, which acts on long plateaus alone."""

import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    callbacks = [
        keras.callbacks.EarlyStopping(patience=patience, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(patience=10),
    ]
    return model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=callbacks, verbose=0)
