# fails: network
# why: the area of a map is divided by that of a window
"""Rounds the area, not the sides."""

import math
import numpy as np


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return (kernel_height * kernel_width * in_channels + 1) * filters


def dense_params(inputs, units):
    return (inputs + 1) * units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    h, w, c = input_shape
    h, w = (h - kernel_size + 1) // pool_size, (w - kernel_size + 1) // pool_size
    return (conv2d_params(kernel_size, kernel_size, c, filters) + dense_params(h * w * filters, hidden_units)
            + dense_params(hidden_units, classes))


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    h, w, c = input_shape
    flat = (h - kernel_size + 1) * (w - kernel_size + 1) // pool_size**2 * filters
    return (conv2d_params(kernel_size, kernel_size, c, filters) + dense_params(flat, hidden_units)
            + dense_params(hidden_units, classes))
