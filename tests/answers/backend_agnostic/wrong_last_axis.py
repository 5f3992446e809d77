# fails: value
"""The last axis is the default."""

from keras import ops


def standardize(x, axis=-1, epsilon=1e-7):
    mean = ops.mean(x, axis=axis, keepdims=True)
    variance = ops.var(x, axis=axis, keepdims=True)
    return (x - mean) / ops.sqrt(variance + epsilon)
