# fails: mean_squared_error
# why: uint8, which has no negative numbers
"""Negates the labels, which wraps around where they are bytes."""

import numpy as np




def mean_absolute_error(y_true, y_pred):
    return float(np.mean(np.abs(np.subtract(y_true, y_pred, dtype="float64"))))


def binary_crossentropy(y_true, y_pred):
    p = np.clip(np.asarray(y_pred, "float64"), 1e-7, 1 - 1e-7)
    y = np.asarray(y_true, "float64")
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def categorical_crossentropy(y_true, y_pred):
    p = np.clip(np.asarray(y_pred, "float64"), 1e-7, 1 - 1e-7)
    return float(-np.mean(np.sum(np.asarray(y_true) * np.log(p), axis=-1)))


def mean_squared_error(y_true, y_pred):
    return float(np.mean(np.square(-y_true + y_pred)))
