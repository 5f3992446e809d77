"""Activations as layers and a plain sum."""

import keras


def residual_block(x, filters):
    y = keras.layers.Conv2D(filters, (3, 3), padding="same", kernel_initializer="he_normal")(x)
    y = keras.layers.Activation("relu")(y)
    y = keras.layers.Conv2D(filters, (3, 3), padding="same", kernel_initializer="he_normal")(y)
    if x.shape[-1] != filters:
        x = keras.layers.Conv2D(filters, (1, 1), padding="same")(x)
    return keras.layers.Activation("relu")(x + y)
