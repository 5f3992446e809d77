# fails: value
"""Counts in half precision."""

import keras
from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.reshape(y_true, (-1,)), "float16")
    y_pred = ops.cast(ops.round(ops.reshape(y_pred, (-1,))), "float16")
    return ops.sum(y_true * y_pred) / (ops.sum(y_true) + 1e-3)
