# fails: value
# why: along any axis but 0
"""Forgets epsilon where an axis is given."""

import numpy as np
import keras
from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    if axis != 0:
        epsilon = 1e-7
    mean = ops.mean(x, axis=axis, keepdims=True)
    return (x - mean) / ops.sqrt(ops.var(x, axis=axis, keepdims=True) + epsilon)
