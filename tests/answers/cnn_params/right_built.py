"""Builds the layers and asks them."""

import keras
from keras import layers


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    layer = layers.Conv2D(filters, (kernel_height, kernel_width))
    layer.build((None, 32, 32, in_channels))
    return layer.count_params()


def dense_params(inputs, units):
    layer = layers.Dense(units)
    layer.build((None, inputs))
    return layer.count_params()


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    with keras.StatelessScope():
        return keras.Sequential(
            [
                keras.Input(input_shape),
                layers.Conv2D(filters, kernel_size),
                layers.MaxPooling2D(pool_size),
                layers.Flatten(),
                layers.Dense(hidden_units),
                layers.Dense(classes),
            ]
        ).count_params()
