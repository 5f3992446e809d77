# fails: value
"""Rounds the sum instead of each prediction."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    hits = ops.round(ops.sum(y_true * ops.ravel(y_pred)))
    return hits / (ops.sum(y_true) + 1e-7)
