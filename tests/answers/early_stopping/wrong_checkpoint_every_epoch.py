# fails: best_weights
"""Saves every epoch over the one before, so the file holds the last weights."""

import os
import tempfile

from keras.callbacks import EarlyStopping, ModelCheckpoint


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "best.weights.h5")
        callbacks = [EarlyStopping(patience=patience), ModelCheckpoint(path, save_weights_only=True)]
        history = model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=callbacks, verbose=0)
        model.load_weights(path)
    return history
