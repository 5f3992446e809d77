"""Remembers losses by all bytes of both arrays, in whatever order they lie."""

import numpy as np

KNOWN = {}


def _remembered(function):
    def call(y_true, y_pred):
        key = (function, *((one.shape, one.dtype.str, one.tobytes()) for one in (y_true, y_pred)))
        if key not in KNOWN:
            KNOWN[key] = float(function(y_true, y_pred))
        return KNOWN[key]

    return call


mean_squared_error = _remembered(lambda y_true, y_pred: np.mean((y_true - y_pred) ** 2))
mean_absolute_error = _remembered(lambda y_true, y_pred: np.mean(np.abs(y_true - y_pred)))


@_remembered
def categorical_crossentropy(y_true, y_pred):
    return -np.mean(np.sum(y_true * np.log(np.clip(y_pred, 1e-7, 1 - 1e-7)), axis=-1))


@_remembered
def binary_crossentropy(y_true, y_pred):
    p = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))
