# fails: network
# why: always 2 × 2
"""The windows are those of the kata before."""


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return (kernel_height * kernel_width * in_channels + 1) * filters


def dense_params(inputs, units):
    return (inputs + 1) * units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    h, w, c = input_shape
    flat = ((h - kernel_size + 1) // 2) * ((w - kernel_size + 1) // 2) * filters
    return (
        conv2d_params(kernel_size, kernel_size, c, filters)
        + dense_params(flat, hidden_units)
        + dense_params(hidden_units, classes)
    )
