"""Double precision, einsum and a shared helper."""

import numpy as np


def _log(p):
    return np.log(np.clip(p.astype(np.float64), 1e-7, 1.0 - 1e-7))


def mean_squared_error(y_true, y_pred):
    difference = (y_true - y_pred).ravel()
    return np.dot(difference, difference) / difference.size


def mean_absolute_error(y_true, y_pred):
    return np.average(np.abs(np.subtract(y_true, y_pred)))


def binary_crossentropy(y_true, y_pred):
    both = np.stack([1 - y_true, y_true], axis=1)
    return categorical_crossentropy(both, np.stack([1 - y_pred.astype("float64"), y_pred], axis=1))


def categorical_crossentropy(y_true, y_pred):
    normalized = y_pred / y_pred.sum(axis=-1, keepdims=True)
    return np.array(-np.einsum("nk,nk->", y_true, _log(normalized)) / len(y_true))
