# fails: tensor
# why: the convolutions skip every second position
"""Where the channels change, maps become half as large, as in a ResNet."""

from keras import layers


def residual_block(x, filters):
    strides = 1 if x.shape[-1] == filters else 2
    shortcut = x if strides == 1 else layers.Conv2D(filters, 1, strides=2)(x)
    y = layers.Conv2D(filters, 3, strides=strides, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    return layers.ReLU()(layers.Add()([shortcut, y]))
