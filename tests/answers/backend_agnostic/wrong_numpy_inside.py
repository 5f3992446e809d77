# fails: graph
"""Leaves the backend for the mean."""

import keras
import numpy as np


def standardize(x, axis=0, epsilon=1e-7):
    values = keras.ops.convert_to_numpy(x)
    result = (values - values.mean(axis, keepdims=True)) / np.sqrt(values.var(axis, keepdims=True) + epsilon)
    return keras.ops.convert_to_tensor(result)
