# fails: graph
"""Needs to know the size as a Python number."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    count = x.shape[axis]
    mean = ops.sum(x, axis=axis, keepdims=True) / count
    variance = ops.sum((x - mean) ** 2, axis=axis, keepdims=True) / count
    return (x - mean) / ops.sqrt(variance + epsilon)
