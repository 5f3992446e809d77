# fails: value
# why: work on a copy
"""Writes into the array."""

import numpy as np
from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=axis, keepdims=True)
    variance = ops.var(x, axis=axis, keepdims=True)
    variance = ops.sqrt(variance + epsilon)
    if isinstance(x, np.ndarray):
        x -= ops.convert_to_numpy(mean)
        return x / variance
    return (x - mean) / variance
