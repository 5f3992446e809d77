# fails: no_positives
"""Epsilon above the line too: a recall of 1 where nothing is positive."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    decided = ops.round(ops.ravel(y_pred))
    return (ops.sum(y_true * decided) + 1e-7) / (ops.sum(y_true) + 1e-7)
