# fails: network
"""Counts in floats and returns an int: the last digits are rounded away."""

def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return (kernel_height * kernel_width * in_channels + 1) * filters


def dense_params(inputs, units):
    return (inputs + 1) * units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    h, w, c = input_shape
    h = (h - kernel_size) / 1 + 1
    w = (w - kernel_size) / 1 + 1
    h, w = h // pool_size, w // pool_size
    return int(conv2d_params(kernel_size, kernel_size, c, filters) + dense_params(h * w * filters, hidden_units) + dense_params(hidden_units, classes))
