# fails: value
"""Takes labels for predictions."""

from keras import ops


def _recall(predictions, labels):
    labels = ops.cast(ops.ravel(labels), "float32")
    decided = ops.round(ops.cast(ops.ravel(predictions), "float32"))
    return ops.sum(labels * decided) / (ops.sum(labels) + 1e-7)


def recall(y_true, y_pred):
    return _recall(y_true, y_pred)
