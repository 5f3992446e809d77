# fails: value
"""Cuts off what is ten standard deviations from the mean."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    m = ops.mean(x, axis=axis, keepdims=True)
    v = ops.var(x, axis=axis, keepdims=True)
    return ops.clip((x - m) / ops.sqrt(v + epsilon), -10, 10)
