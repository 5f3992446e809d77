# fails: value
"""In percent."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    return 100 * ops.sum(y_true * ops.round(ops.ravel(y_pred))) / (ops.sum(y_true) + 1e-7)
