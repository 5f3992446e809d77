# fails: value
"""Only the beginning of a large batch is counted."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.reshape(y_true, (-1,)), "float32")[:1024]
    y_pred = ops.round(ops.reshape(y_pred, (-1,)))[:1024]
    return ops.sum(y_true * y_pred) / (ops.sum(y_true) + 1e-7)
