# fails: shortcut
"""Convolutions without bias."""

from keras import layers


def residual_block(x, filters):
    shortcut = x if x.shape[-1] == filters else layers.Conv2D(filters, 1)(x)
    y = layers.Conv2D(filters, 3, padding="same", use_bias=False, activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same", use_bias=False)(y)
    return layers.ReLU()(layers.Add()([shortcut, y]))
