# fails: certain
# why: a tiny number is added to the probabilities
"""Adds 1e-12 instead of clipping."""

import numpy as np


def mean_squared_error(y_true, y_pred):
    return float(np.mean(np.square(np.subtract(y_true, y_pred, dtype="float64"))))


def mean_absolute_error(y_true, y_pred):
    return float(np.mean(np.abs(np.subtract(y_true, y_pred, dtype="float64"))))




def categorical_crossentropy(y_true, y_pred):
    p = np.clip(np.asarray(y_pred, "float64"), 1e-7, 1 - 1e-7)
    return float(-np.mean(np.sum(np.asarray(y_true) * np.log(p), axis=-1)))


def binary_crossentropy(y_true, y_pred):
    e = 1e-12
    return float(-np.mean(y_true * np.log(y_pred + e) + (1 - y_true) * np.log(1 - y_pred + e)))
