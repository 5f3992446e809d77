# fails: graph
"""NumPy has no place in a graph."""

import numpy as np


def recall(y_true, y_pred):
    y_true, y_pred = np.ravel(y_true), np.ravel(y_pred)
    return np.sum(y_true * np.round(y_pred)) / (np.sum(y_true) + 1e-7)
