# fails: value
"""One mean for the whole array."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    return (x - ops.mean(x)) / ops.sqrt(ops.var(x) + epsilon)
