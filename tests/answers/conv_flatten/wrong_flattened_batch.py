# fails: architecture
"""The batch axis is flattened, too."""

import keras
from keras import layers, ops


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    inputs = keras.Input(input_shape)
    maps = layers.Conv2D(filters, kernel_size, activation="relu")(inputs)
    return keras.Model(inputs, ops.reshape(maps, (-1, filters)))
