# fails: value
"""Divides whole numbers by whole numbers, without the rest."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "int32")
    decided = ops.cast(ops.round(ops.ravel(y_pred)), "int32")
    return ops.sum(y_true * decided) // ops.maximum(ops.sum(y_true), 1)
