# fails: value
"""The mean of both classes' recalls."""

from keras import ops


def recall(y_true, y_pred):
    y = ops.cast(ops.ravel(y_true), "float32")
    p = ops.round(ops.ravel(y_pred))
    one = ops.sum(y * p) / (ops.sum(y) + 1e-7)
    other = ops.sum((1 - y) * (1 - p)) / (ops.sum(1 - y) + 1e-7)
    return (one + other) / 2
