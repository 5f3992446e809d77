# fails: shortcut
# why: after Conv2D comes tanh
"""Ends in a tanh instead of a ReLU."""

import keras
from keras import layers


def residual_block(x, filters):
    shortcut = x
    y = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    if shortcut.shape[-1] != filters:
        shortcut = layers.Conv2D(filters, 1)(shortcut)
    y = layers.Add()([shortcut, y])
    return layers.Activation("tanh")(y)
