# fails: history
"""Shuffles the inputs and leaves the targets where they were."""

import numpy as np
from keras.callbacks import EarlyStopping


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    cut = int(len(x) * (1 - validation_split))
    order = np.random.permutation(cut)
    es = EarlyStopping(patience=patience, restore_best_weights=True)
    return model.fit(
        x[:cut][order], y[:cut], validation_data=(x[cut:], y[cut:]), epochs=epochs, callbacks=[es], verbose=0
    )
