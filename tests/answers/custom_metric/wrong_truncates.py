# fails: value
"""A cast to integers cuts off instead of rounding."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "int32")
    decided = ops.cast(ops.ravel(y_pred), "int32")
    hits, positives = ops.sum(y_true * decided), ops.sum(y_true)
    return ops.cast(hits, "float32") / (ops.cast(positives, "float32") + 1e-7)
