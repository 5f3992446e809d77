# fails: shortcut
# why: the network has SeparableConv2D instead of Conv2D
"""The convolutions of the main path are separable."""

from keras import layers


def residual_block(x, filters):
    shortcut = x if x.shape[-1] == filters else layers.Conv2D(filters, 1)(x)
    y = layers.SeparableConv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.SeparableConv2D(filters, 3, padding="same")(y)
    return layers.ReLU()(shortcut + y)
