# fails: value
"""The mean of the hits is a share of all samples."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    return ops.mean(y_true * ops.round(ops.ravel(y_pred)))
