"""The seed's own line, made into a model."""

import keras
from keras.layers import Conv2D, Flatten


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    input_layer = keras.Input(shape=input_shape)
    out = Flatten()(Conv2D(filters, (kernel_size, kernel_size), activation="relu")(input_layer))
    return keras.Model(inputs=input_layer, outputs=out)
