"""A decorator flattens both arguments."""

import numpy as np
import keras
from keras import ops


def _flat(y_true, y_pred):
    return ops.cast(ops.ravel(y_true), "float32"), ops.cast(ops.round(ops.ravel(y_pred)), "float32")


import functools


def flattened(function):
    @functools.wraps(function)
    def inner(y_true, y_pred):
        return function(ops.cast(ops.ravel(y_true), "float32"), ops.ravel(y_pred))
    return inner


@flattened
def recall(y_true, y_pred):
    decided = ops.floor(y_pred + 0.5)
    return ops.vectorize(lambda v: v)(ops.dot(y_true, decided) / (ops.sum(y_true) + 1e-7))
