# fails: value
"""Adds an axis to the labels, whether they have one or not."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.expand_dims(y_true, -1), "float32")
    return ops.sum(y_true * ops.round(y_pred)) / (ops.sum(y_true) + 1e-7)
