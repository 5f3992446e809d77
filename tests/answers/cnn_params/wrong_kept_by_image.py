# fails: network
"""Remembers a network by its image and filters alone."""

NETWORKS = {}


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return (kernel_height * kernel_width * in_channels + 1) * filters


def dense_params(inputs, units):
    return (inputs + 1) * units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    key = (tuple(input_shape), filters)
    if key not in NETWORKS:
        h, w = ((size - kernel_size + 1) // pool_size for size in input_shape[:2])
        NETWORKS[key] = (
            conv2d_params(kernel_size, kernel_size, input_shape[2], filters)
            + dense_params(h * w * filters, hidden_units)
            + dense_params(hidden_units, classes)
        )
    return NETWORKS[key]
