# fails: certain
"""Replaces probabilities of exactly 0 and 1, and leaves those next to them."""

import numpy as np

EPSILON = 1e-7


def mean_squared_error(y_true, y_pred):
    return float(np.mean((y_true - y_pred) ** 2))


def mean_absolute_error(y_true, y_pred):
    return float(np.mean(np.abs(y_true - y_pred)))


def categorical_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, EPSILON, 1 - EPSILON)
    return float(np.mean(-np.sum(y_true * np.log(p), axis=-1)))


def binary_crossentropy(y_true, y_pred):
    p = np.where(y_pred == 0, 1e-7, y_pred)
    q = np.where(y_pred == 1, 1e-7, 1 - y_pred)
    return float(np.mean(-(y_true * np.log(p) + (1 - y_true) * np.log(q))))
