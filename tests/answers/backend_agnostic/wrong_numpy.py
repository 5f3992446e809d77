# fails: value
# why: left the backend
"""NumPy all the way: arrays come out."""

import numpy as np


def standardize(x, axis=0, epsilon=1e-7):
    return (x - np.mean(x, axis=axis, keepdims=True)) / np.sqrt(np.var(x, axis=axis, keepdims=True) + epsilon)
