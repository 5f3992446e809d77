# fails: mean_squared_error
# why: before the differences lose their signs
"""The mean over the samples comes first."""

import numpy as np

EPSILON = 1e-7


def mean_absolute_error(y_true, y_pred):
    return float(np.mean(np.abs(y_true - y_pred)))


def binary_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, EPSILON, 1 - EPSILON)
    return float(np.mean(-(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))))


def categorical_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, EPSILON, 1 - EPSILON)
    return float(np.mean(-np.sum(y_true * np.log(p), axis=-1)))


def mean_squared_error(y_true, y_pred):
    return float(np.mean((y_true - y_pred).mean(axis=0) ** 2))
