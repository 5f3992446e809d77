# fails: large
# why: too few digits
"""The mean of the squares less the square of the mean."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=axis, keepdims=True)
    variance = ops.mean(x ** 2, axis=axis, keepdims=True) - mean ** 2
    return (x - mean) / ops.sqrt(variance + epsilon)
