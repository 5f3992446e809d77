# fails: network
# why: as large as with padding
"""The convolution is thought to keep the size of the image."""


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return (kernel_height * kernel_width * in_channels + 1) * filters


def dense_params(inputs, units):
    return (inputs + 1) * units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    h, w, c = input_shape
    flat = (h // pool_size) * (w // pool_size) * filters
    return (
        conv2d_params(kernel_size, kernel_size, c, filters)
        + dense_params(flat, hidden_units)
        + dense_params(hidden_units, classes)
    )
