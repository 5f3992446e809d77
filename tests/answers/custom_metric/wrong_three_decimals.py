# fails: value
# why: rounded to 3 decimals
"""Rounds the result."""

from keras import ops


def recall(y_true, y_pred):
    labels = ops.cast(ops.reshape(y_true, (-1,)), "float32")
    decided = ops.round(ops.reshape(y_pred, (-1,)))
    return ops.round(ops.sum(labels * decided) / (ops.sum(labels) + 1e-7), 3)
