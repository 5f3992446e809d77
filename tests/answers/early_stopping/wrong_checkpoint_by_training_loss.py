# fails: best_weights
"""Keeps the weights of the lowest training loss."""

import os
import tempfile

from keras.callbacks import EarlyStopping, ModelCheckpoint


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "best.weights.h5")
        keep = ModelCheckpoint(path, monitor="loss", save_best_only=True, save_weights_only=True)
        stop = EarlyStopping(monitor="val_loss", patience=patience)
        history = model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=[keep, stop], verbose=0)
        model.load_weights(path)
    return history
