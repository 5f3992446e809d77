# fails: architecture
# why: ordered by column
"""Column by column."""

import keras
from keras import layers


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.Permute((2, 1, 3)),
            layers.Flatten(),
        ]
    )
