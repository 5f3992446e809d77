# fails: value
"""Recall of the negatives."""

from keras import ops


def recall(y_true, y_pred):
    negative = 1 - ops.cast(ops.ravel(y_true), "float32")
    decided = 1 - ops.round(ops.ravel(y_pred))
    return ops.sum(negative * decided) / (ops.sum(negative) + 1e-7)
