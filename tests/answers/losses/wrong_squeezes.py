# fails: binary_crossentropy
# why: a single number, which has no axis
"""Squeezes a batch of one to a number, and loops over it."""
import numpy as np
E = 1e-7
def mean_squared_error(y_true, y_pred):
    return float(np.mean(np.square(y_true - y_pred)))
def mean_absolute_error(y_true, y_pred):
    return float(np.mean(np.abs(y_true - y_pred)))
def binary_crossentropy(y_true, y_pred):
    p = np.clip(np.squeeze(y_pred), E, 1 - E)
    y = np.squeeze(y_true)
    return float(-sum(a * np.log(b) + (1 - a) * np.log(1 - b) for a, b in zip(y, p)) / len(y))
def categorical_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, E, 1 - E)
    return float(-np.sum(y_true * np.log(p)) / len(p))
