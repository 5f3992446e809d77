# fails: architecture
# why: every output
"""Outputs the maps as well."""

import numpy as np
import keras
from keras import layers, ops


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    x = keras.Input(input_shape)
    maps = layers.Conv2D(filters, kernel_size, activation="relu")(x)
    return keras.Model(x, [maps, layers.MaxPooling2D(pool_size)(maps)])
