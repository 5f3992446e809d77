# fails: value
"""Decides at 0.3."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    decided = ops.cast(ops.ravel(y_pred) > 0.3, "float32")
    return ops.sum(y_true * decided) / (ops.sum(y_true) + 1e-7)
