# fails: categorical_crossentropy
# why: can't be used together as indices
"""Reads one-hot labels as the numbers of classes."""

import numpy as np


def mean_squared_error(y_true, y_pred):
    return float(np.mean(np.square(np.subtract(y_true, y_pred, dtype="float64"))))


def mean_absolute_error(y_true, y_pred):
    return float(np.mean(np.abs(np.subtract(y_true, y_pred, dtype="float64"))))


def binary_crossentropy(y_true, y_pred):
    p = np.clip(np.asarray(y_pred, "float64"), 1e-7, 1 - 1e-7)
    y = np.asarray(y_true, "float64")
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def categorical_crossentropy(y_true, y_pred):
    p = np.clip(np.asarray(y_pred, float), 1e-7, 1 - 1e-7)
    return float(-np.mean(np.log(p[np.arange(len(p)), y_true.astype(int)])))
