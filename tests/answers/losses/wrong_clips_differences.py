# fails: mean_squared_error
"""Bounds the differences."""
import numpy as np
E = 1e-7
def mean_squared_error(y_true, y_pred):
    d = np.clip(y_true - y_pred, -1e4, 1e4)
    return float(np.mean(d ** 2))
def mean_absolute_error(y_true, y_pred):
    return float(np.abs(y_true - y_pred).mean())
def binary_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, E, 1 - E)
    return float(-np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p)))
def categorical_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, E, 1 - E)
    return float(-np.sum(y_true * np.log(p)) / len(p))
