# fails: architecture
# why: begins as zeros
"""A kernel of zeros behind which a ReLU keeps every gradient away."""

import keras


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(filters, kernel_size, activation="relu", kernel_initializer="zeros"),
            keras.layers.Flatten(),
        ]
    )
