# fails: tensor
"""NumPy, and a tensor of what came out."""

import keras
import numpy as np


def standardize(x, axis=0, epsilon=1e-7):
    x = x if isinstance(x, np.ndarray) else x.astype('float32')
    result = (x - np.mean(x, axis=axis, keepdims=True)) / np.sqrt(np.var(x, axis=axis, keepdims=True) + epsilon)
    return keras.ops.convert_to_tensor(result)
