# fails: value
"""Zeros around the image keep its size."""

import keras


def conv2d(image, kernels, bias):
    return keras.ops.conv(image[None].astype("float32"), kernels, padding="same")[0] + bias
