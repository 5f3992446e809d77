# fails: certain
"""Clips at 1e-15, so the loss is larger than Keras's."""

import numpy as np


def mean_squared_error(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)


def mean_absolute_error(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred))


def binary_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


def categorical_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, 1e-15, 1)
    return -np.mean(np.sum(y_true * np.log(p), axis=-1))
