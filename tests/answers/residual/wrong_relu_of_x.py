# fails: shortcut
# why: begins with a ReLU
"""A ReLU before the first convolution, and one after the sum."""

from keras import layers


def residual_block(x, filters):
    shortcut = x if x.shape[-1] == filters else layers.Conv2D(filters, 1)(x)
    y = layers.Conv2D(filters, 3, padding="same")(layers.ReLU()(x))
    y = layers.Conv2D(filters, 3, padding="same")(layers.ReLU()(y))
    return layers.ReLU()(shortcut + y)
