# fails: conv2d
# why: the width of the kernel is missing
"""Every kernel is taken as square."""


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return (kernel_height**2 * in_channels + 1) * filters


def dense_params(inputs, units):
    return (inputs + 1) * units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    h, w, c = input_shape
    flat = ((h - kernel_size + 1) // pool_size) * ((w - kernel_size + 1) // pool_size) * filters
    return (
        conv2d_params(kernel_size, kernel_size, c, filters)
        + dense_params(flat, hidden_units)
        + dense_params(hidden_units, classes)
    )
