# fails: architecture
"""The pooling comes first."""

import keras
from keras import layers


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            layers.MaxPooling2D(pool_size, padding="same"),
            layers.Conv2D(filters, kernel_size, activation="relu"),
        ]
    )
