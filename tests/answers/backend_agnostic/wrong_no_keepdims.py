# fails: value
"""Without keepdims shapes fit along axis 0 alone."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=axis)
    return (x - mean) / ops.sqrt(ops.var(x, axis=axis) + epsilon)
