# fails: architecture
"""The maps are taken as they are: nothing can be learned through them."""

import keras


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    inputs = keras.Input(input_shape)
    maps = keras.layers.Conv2D(filters, kernel_size, activation="relu")(inputs)
    return keras.Model(inputs, keras.layers.MaxPooling2D(pool_size)(keras.ops.stop_gradient(maps)))
