# fails: network
# why: leftover
"""Half a window counts as one."""

import math


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return (kernel_height * kernel_width * in_channels + 1) * filters


def dense_params(inputs, units):
    return (inputs + 1) * units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    h, w, c = input_shape
    flat = (
        math.ceil((h - kernel_size + 1) / pool_size) * math.ceil((w - kernel_size + 1) / pool_size) * filters
    )
    return (
        conv2d_params(kernel_size, kernel_size, c, filters)
        + dense_params(flat, hidden_units)
        + dense_params(hidden_units, classes)
    )
