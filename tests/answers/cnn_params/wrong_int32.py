# fails: conv2d
"""NumPy products of 32 bits."""

import numpy as np


def _product(*sizes):
    return np.prod(np.array(sizes).astype(np.int32), dtype=np.int32)


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return _product(kernel_height, kernel_width, in_channels, filters) + filters


def dense_params(inputs, units):
    return _product(inputs, units) + units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    h, w = ((size - kernel_size + 1) // pool_size for size in input_shape[:2])
    hidden = dense_params(h * w * filters, hidden_units) + dense_params(hidden_units, classes)
    return conv2d_params(kernel_size, kernel_size, input_shape[2], filters) + hidden
