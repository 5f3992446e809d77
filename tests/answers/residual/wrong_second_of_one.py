# fails: shortcut
# why: kernel_size=(1, 1)
"""The second kernel is a single place."""

import keras
from keras import layers


def residual_block(x, filters):
    shortcut = x
    y = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 1, padding="same")(y)
    if shortcut.shape[-1] != filters:
        shortcut = layers.Conv2D(filters, 1)(shortcut)
    y = layers.Add()([shortcut, y])
    return layers.ReLU()(y)
