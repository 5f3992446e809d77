# fails: graph
"""Makes a Python number of a tensor."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    hits = float(ops.sum(y_true * ops.round(ops.ravel(y_pred))))
    return hits / (float(ops.sum(y_true)) + 1e-7)
