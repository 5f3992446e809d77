# fails: projection
# why: Conv2D has 3 filters, but this call needs 2
"""The first convolution has as many filters as x has channels; `+` instead of a layer."""

from keras import layers


def residual_block(x, filters):
    shortcut = x if x.shape[-1] == filters else layers.Conv2D(filters, 1)(x)
    y = layers.Conv2D(x.shape[-1], 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    return layers.ReLU()(shortcut + y)
