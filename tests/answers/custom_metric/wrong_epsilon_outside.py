# fails: no_positives
"""Adds epsilon to the quotient, where it is too late."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    decided = ops.round(ops.ravel(y_pred))
    return ops.sum(y_true * decided) / ops.sum(y_true) + 1e-7
