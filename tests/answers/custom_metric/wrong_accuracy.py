# fails: value
"""The share of right answers."""

from keras import ops


def recall(y_true, y_pred):
    right = ops.equal(ops.cast(ops.ravel(y_true), "float32"), ops.round(ops.ravel(y_pred)))
    return ops.mean(ops.cast(right, "float32"))
