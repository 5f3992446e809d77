"""Counts with booleans."""

from keras import ops


def recall(y_true, y_pred):
    positive = ops.ravel(ops.cast(y_true, "bool"))
    found = ops.logical_and(positive, ops.ravel(y_pred) > 0.5)
    hits = ops.count_nonzero(found)
    return ops.cast(hits, "float32") / (ops.cast(ops.count_nonzero(positive), "float32") + 1e-7)
