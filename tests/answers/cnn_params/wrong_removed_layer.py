# fails: conv2d
"""The old names of layers and arguments."""

from keras import layers


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    layer = layers.Convolution2D(nb_filter=filters, nb_row=kernel_height, nb_col=kernel_width)
    layer.build((None, 32, 32, in_channels))
    return layer.count_params()


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
