# fails: value
"""Sums along the batch only, so a column leaves an array of one number."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.reshape(y_true, (-1, 1)), "float32")
    decided = ops.round(ops.reshape(y_pred, (-1, 1)))
    return ops.sum(y_true * decided, axis=0) / (ops.sum(y_true, axis=0) + 1e-7)
