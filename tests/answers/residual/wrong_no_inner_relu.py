# fails: shortcut
"""No ReLU between the convolutions."""

from keras import layers


def residual_block(x, filters):
    shortcut = x if x.shape[-1] == filters else layers.Conv2D(filters, 1)(x)
    y = layers.Conv2D(filters, 3, padding="same")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    return layers.ReLU()(layers.Add()([shortcut, y]))
