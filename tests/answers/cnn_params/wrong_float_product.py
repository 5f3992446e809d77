# fails: conv2d
# why: last digits
"""Adds 1.0, so that a large count loses its last digits."""


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return int((kernel_height * kernel_width * in_channels + 1.0) * filters)


def dense_params(inputs, units):
    return (inputs + 1) * units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    h, w, c = input_shape
    h, w = ((s - kernel_size + 1) // pool_size for s in (h, w))
    return (
        conv2d_params(kernel_size, kernel_size, c, filters)
        + dense_params(h * w * filters, hidden_units)
        + dense_params(hidden_units, classes)
    )
