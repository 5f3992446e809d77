# fails: value
"""Sums probabilities instead of decisions."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    return ops.sum(y_true * ops.ravel(y_pred)) / (ops.sum(y_true) + 1e-7)
