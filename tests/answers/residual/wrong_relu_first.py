# fails: shortcut
# why: a ReLU comes before each convolution
"""As in the second version of the paper."""

from keras import layers


def residual_block(x, filters):
    s = x if x.shape[-1] == filters else layers.Conv2D(filters, 1)(x)
    y = layers.ReLU()(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    y = layers.ReLU()(y)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    return layers.Add()([s, y])
