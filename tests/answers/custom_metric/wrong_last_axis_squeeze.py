# fails: shapes
"""Takes for granted that both are columns."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.squeeze(y_true, axis=-1), "float32")
    decided = ops.round(ops.squeeze(y_pred, axis=-1))
    return ops.sum(y_true * decided) / (ops.sum(y_true) + 1e-7)
