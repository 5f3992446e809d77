# not on jax: it has no compiled bincount of numbers that it does not know beforehand
"""Counts the four cells of the confusion matrix."""

from keras import ops


def recall(y_true, y_pred):
    actual = ops.cast(ops.ravel(y_true), "int32")
    decided = ops.cast(ops.ravel(y_pred) + 0.5, "int32")
    cells = ops.cast(ops.bincount(2 * actual + decided, minlength=4), "float32")
    return cells[3] / (cells[2] + cells[3] + 1e-7)
