# fails: value
# why: numbers above 3
"""Cuts off what is far from the mean."""

import numpy as np
import keras
from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=axis, keepdims=True)
    return ops.clip((x - mean) / ops.sqrt(ops.var(x, axis=axis, keepdims=True) + epsilon), -3, 3)
