# fails: tensor
"""Stride 2."""

from keras import layers


def residual_block(x, filters):
    shortcut = layers.Conv2D(filters, 1, strides=2)(x)
    y = layers.Conv2D(filters, 3, padding="same", activation="relu", strides=2)(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    return layers.ReLU()(layers.Add()([shortcut, y]))
