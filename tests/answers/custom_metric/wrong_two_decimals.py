# fails: value
"""Predictions are rounded to two decimals before they are decided upon."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.reshape(y_true, (-1,)), "float32")
    decided = ops.cast(ops.round(ops.reshape(y_pred, (-1,)) * 100) / 100 > 0.5, "float32")
    return ops.sum(y_true * decided) / (ops.sum(y_true) + 1e-7)
