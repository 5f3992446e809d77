# fails: architecture
# why: ordered by map
"""Map by map instead of place by place."""

import keras
from keras import layers


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.Permute((3, 1, 2)),
            layers.Flatten(),
        ]
    )
