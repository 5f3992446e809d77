# fails: error
"""Predictions first, under other names."""

from keras import ops


def recall(pred, true):
    return ops.sum(ops.ravel(true) * ops.round(ops.ravel(pred))) / (ops.sum(true) + 1e-7)
