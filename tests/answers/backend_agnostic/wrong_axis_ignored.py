# fails: value
"""Along axis 0, whatever is asked."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=0, keepdims=True)
    variance = ops.var(x, axis=0, keepdims=True)
    return (x - mean) / ops.sqrt(variance + epsilon)
