# fails: value
"""Takes the batch size of `fit` for granted."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.reshape(y_true, (32,)), "float32")
    decided = ops.round(ops.reshape(y_pred, (32,)))
    return ops.sum(y_true * decided) / (ops.sum(y_true) + 1e-7)
