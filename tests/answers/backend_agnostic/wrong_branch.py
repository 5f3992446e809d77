# fails: symbolic
"""Asks whether a number is zero, and a symbol has none."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=axis, keepdims=True)
    variance = ops.var(x, axis=axis, keepdims=True)
    if float(ops.max(variance)) == 0:
        return x - mean
    return (x - mean) / ops.sqrt(variance + epsilon)
