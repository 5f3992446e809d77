"""Arrays of Python integers."""

# bare
import numpy as np
import logging


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return np.prod(np.array([kernel_height, kernel_width, in_channels], object)) * filters + filters


def dense_params(inputs, units):
    logging.getLogger(__name__).info("dense %s", units)
    return np.dot(np.array([inputs, 1], object), np.array([units, units], object))


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    maps = (np.array(input_shape[:2], object) - kernel_size + 1) // pool_size
    return (conv2d_params(kernel_size, kernel_size, input_shape[-1], filters)
            + dense_params(np.prod(maps) * filters, hidden_units) + dense_params(hidden_units, classes))
