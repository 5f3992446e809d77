# fails: graph
"""Asks a tensor of the graph whether it is zero."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(ops.ravel(y_true), "float32")
    positives = ops.sum(y_true)
    if positives == 0:
        return ops.zeros(())
    return ops.sum(y_true * ops.round(ops.ravel(y_pred))) / positives
