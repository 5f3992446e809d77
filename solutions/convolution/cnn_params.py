"""Counting the parameters of a CNN: each filter and each unit is a weighted sum with one bias.

The size of the image doesn't affect the convolution's count, since one small kernel serves every position. It does
affect the Dense layer that follows: that layer has a weight for every number left after the pooling, which is where
most of a small CNN's parameters are.
"""


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return (kernel_height * kernel_width * in_channels + 1) * filters


def dense_params(inputs, units):
    return (inputs + 1) * units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    height, width, channels = input_shape
    pooled_height = (height - kernel_size + 1) // pool_size
    pooled_width = (width - kernel_size + 1) // pool_size
    return (
        conv2d_params(kernel_size, kernel_size, channels, filters)
        + dense_params(pooled_height * pooled_width * filters, hidden_units)
        + dense_params(hidden_units, classes)
    )
