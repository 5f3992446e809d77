"""Makes columns of both, and integers of the decisions."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.reshape(y_true, (-1, 1)), "int32")
    decided = ops.cast(ops.round(ops.reshape(y_pred, (-1, 1))), "int32")
    hits = ops.sum(y_true * decided, axis=(0, 1))
    positives = ops.sum(y_true, axis=(0, 1))
    return ops.cast(hits, "float32") / ops.maximum(ops.cast(positives, "float32"), 1e-7)
