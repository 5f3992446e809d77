# fails: shortcut
"""A 1×1 convolution even where x fits."""

from keras import layers


def residual_block(x, filters):
    shortcut = layers.Conv2D(filters, 1)(x)
    y = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    return layers.ReLU()(layers.Add()([shortcut, y]))
