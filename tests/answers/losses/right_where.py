"""Picks the probability of what happened."""

import numpy as np


def mean_squared_error(y_true, y_pred):
    return np.square(y_pred - y_true).mean()


def mean_absolute_error(y_true, y_pred):
    return np.abs(y_pred - y_true).sum() / y_true.size


def binary_crossentropy(y_true, y_pred):
    chance = np.where(y_true == 1, y_pred, 1 - y_pred)
    return -np.log(np.clip(chance, 1e-7, 1 - 1e-7)).mean()


def categorical_crossentropy(y_true, y_pred):
    rows = np.arange(len(y_true))
    chance = y_pred[rows, y_true.argmax(axis=1)]
    return -np.log(np.maximum(chance, 1e-7)).mean()
