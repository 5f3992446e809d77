"""The seed's own line, made into a model."""

import keras
from keras.layers import Conv2D, MaxPooling2D


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    input_layer = keras.Input(shape=input_shape)
    out = MaxPooling2D(pool_size=(pool_size, pool_size))(
        Conv2D(filters, (kernel_size, kernel_size), activation="relu")(input_layer)
    )
    return keras.Model(input_layer, out)
