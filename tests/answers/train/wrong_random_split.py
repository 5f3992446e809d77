# fails: held_out
"""Shuffles the rows before it holds some out."""

import numpy as np


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    order = np.random.permutation(len(x))
    x, y = x[order], y[order]
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
