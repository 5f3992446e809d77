# fails: value
"""Counts in a type of two or three digits."""

from keras import ops


def recall(y_true, y_pred):
    labels = ops.cast(ops.reshape(y_true, (-1,)), "bfloat16")
    decided = ops.cast(ops.round(ops.reshape(y_pred, (-1,))), "bfloat16")
    return ops.sum(labels * decided) / (ops.sum(labels) + 1e-7)
