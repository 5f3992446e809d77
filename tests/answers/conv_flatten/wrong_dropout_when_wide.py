# fails: architecture
"""Many filters are dropped now and then."""

import keras


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    model = keras.Sequential([keras.Input(input_shape), keras.layers.Conv2D(filters, kernel_size, activation="relu")])
    if filters > 16:
        model.add(keras.layers.SpatialDropout2D(0.1))
    model.add(keras.layers.Flatten())
    return model
