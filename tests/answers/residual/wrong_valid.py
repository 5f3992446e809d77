# fails: tensor
"""Padding 'valid', so shapes no longer fit."""

from keras import layers


def residual_block(x, filters):
    shortcut = x if x.shape[-1] == filters else layers.Conv2D(filters, 1)(x)
    y = layers.Conv2D(filters, 3, activation="relu")(x)
    y = layers.Conv2D(filters, 3)(y)
    return layers.ReLU()(layers.Add()([shortcut, y]))
