# fails: value
"""Divides by n - 1."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=axis, keepdims=True)
    count = ops.cast(ops.shape(x)[axis], 'float32')
    variance = ops.sum((x - mean) ** 2, axis=axis, keepdims=True) / ops.maximum(count - 1, 1)
    return (x - mean) / ops.sqrt(variance + epsilon)
