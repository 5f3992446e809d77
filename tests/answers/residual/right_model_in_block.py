"""The block is a model of its own, its projection a Dense layer."""

import keras
from keras import layers


def residual_block(x, filters):
    i = keras.Input((None, None, x.shape[-1]))
    y = layers.Conv2D(filters, 3, padding="same")(i)
    y = layers.Activation("relu")(y)
    y = layers.ZeroPadding2D(1)(y)
    y = layers.Conv2D(filters, 3)(y)
    s = i if i.shape[-1] == filters else layers.Dense(filters)(i)
    return keras.Model(i, layers.Activation("relu")(layers.add([s, y])))(x)
