"""Convolution and pooling: find small patterns, then keep the strongest response of every neighbourhood.

The convolution turns channels into maps, one for each filter; the pooling has no weights and only shrinks them. By
default the stride of MaxPooling2D equals its pool size, so windows touch but don't overlap.
"""

import keras
from keras import layers


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    return keras.Sequential(
        [
            keras.Input(shape=input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.MaxPooling2D(pool_size),
        ]
    )
