# fails: integers
"""Keras's convolution takes no integers."""

import keras


def conv2d(image, kernels, bias):
    return keras.ops.conv(image[None], kernels, padding="valid")[0] + bias
