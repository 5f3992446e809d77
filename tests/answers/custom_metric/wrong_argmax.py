# fails: value
"""The largest of one column is always the first."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    decided = ops.cast(ops.argmax(ops.reshape(y_pred, (-1, 1)), axis=-1), "float32")
    return ops.sum(y_true * decided) / (ops.sum(y_true) + 1e-7)
