# fails: certain
"""Clips in double precision and in place: predictions that are double already belong to the caller."""

import numpy as np


def _clipped(p):
    p = np.asarray(p, dtype="float64")
    return np.clip(p, 1e-7, 1 - 1e-7, out=p)


def mean_squared_error(y_true, y_pred):
    return float(np.mean((y_true - y_pred) ** 2))


def mean_absolute_error(y_true, y_pred):
    return float(np.mean(np.abs(y_true - y_pred)))


def binary_crossentropy(y_true, y_pred):
    p = _clipped(y_pred)
    return float(-np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p)))


def categorical_crossentropy(y_true, y_pred):
    return float(-np.mean(np.sum(y_true * np.log(_clipped(y_pred)), axis=-1)))
