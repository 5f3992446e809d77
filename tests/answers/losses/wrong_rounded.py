# fails: binary_crossentropy
# why: close, but differ by up to
"""Rounds to four decimals."""

import numpy as np


def mean_squared_error(y_true, y_pred):
    return float(np.mean((np.asarray(y_true, float) - y_pred) ** 2))


def mean_absolute_error(y_true, y_pred):
    return float(np.mean(np.abs(np.asarray(y_true, float) - y_pred)))


def binary_crossentropy(y_true, y_pred):
    p = np.clip(np.asarray(y_pred, float), 1e-7, 1 - 1e-7)
    return float(-np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p)))


def categorical_crossentropy(y_true, y_pred):
    p = np.clip(np.asarray(y_pred, float), 1e-7, 1 - 1e-7)
    return float(-np.mean(np.sum(y_true * np.log(p), axis=-1)))


def binary_crossentropy(y_true, y_pred):
    p = np.clip(np.asarray(y_pred, float), 1e-7, 1 - 1e-7)
    return round(float(-np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))), 4)
