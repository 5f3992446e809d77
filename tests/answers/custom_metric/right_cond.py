"""A branch in the graph."""

import keras
from keras import ops


def recall(y_true, y_pred):
    t = ops.reshape(y_true, (-1,)) == 1
    p = ops.reshape(y_pred, (-1,)) > 0.5
    n = ops.count_nonzero(t)
    return ops.cond(
        n > 0,
        lambda: ops.cast(ops.count_nonzero(ops.logical_and(t, p)), "float32") / ops.cast(n, "float32"),
        lambda: ops.cast(0, "float32"),
    )
