# fails: shortcut
"""One convolution used twice."""

from keras import layers


def residual_block(x, filters):
    convolution = layers.Conv2D(filters, 3, padding="same")
    if x.shape[-1] != filters:
        x = layers.Conv2D(filters, 1)(x)
    return layers.ReLU()(layers.Add()([x, convolution(layers.ReLU()(convolution(x)))]))
