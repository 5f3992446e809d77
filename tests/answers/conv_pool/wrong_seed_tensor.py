# fails: architecture
# why: the output tensor of a graph
"""The seed's line gives a tensor, not a model."""

import keras
from keras.layers import Conv2D, MaxPooling2D


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    input_layer = keras.Input(input_shape)
    return MaxPooling2D(pool_size=(2, 2))(Conv2D(32, (3, 3), activation="relu")(input_layer))
