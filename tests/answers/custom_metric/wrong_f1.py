# fails: value
"""Recall and precision in one."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    decided = ops.round(ops.ravel(y_pred))
    return 2 * ops.sum(y_true * decided) / (ops.sum(y_true) + ops.sum(decided) + 1e-7)
