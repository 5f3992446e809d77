"""Residual block: learn what to add, and keep what was there.

The gradient of a sum goes to both of its terms, so along the shortcut it isn't multiplied by any weight of the main
path, however deep the network is. The 1×1 convolution only changes the number of channels; if that already fits, the
shortcut is best left alone.
"""

from keras import layers


def residual_block(x, filters):
    shortcut = x if x.shape[-1] == filters else layers.Conv2D(filters, 1)(x)
    y = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    return layers.ReLU()(layers.Add()([shortcut, y]))
