import numpy as np


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return np.prod([kernel_height, kernel_width, in_channels, filters]) + filters


def dense_params(inputs, units):
    return np.sum(np.ones((inputs + 1, units), dtype=int))


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    sides = (np.array(input_shape[:2]) - kernel_size + 1) // pool_size
    return (
        conv2d_params(kernel_size, kernel_size, input_shape[-1], filters)
        + dense_params(sides.prod() * filters, hidden_units)
        + dense_params(hidden_units, classes)
    )
