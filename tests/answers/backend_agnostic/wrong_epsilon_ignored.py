# fails: value
"""Never looks at epsilon."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=axis, keepdims=True)
    variance = ops.var(x, axis=axis, keepdims=True)
    return (x - mean) / ops.sqrt(variance + 1e-7)
