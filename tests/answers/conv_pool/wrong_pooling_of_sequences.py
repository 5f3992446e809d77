# fails: architecture
# why: reads inputs of 3 axes, the batch among them, but gets 4
"""Pools as one does with sequences."""

import keras
from keras import layers


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.MaxPooling1D(pool_size),
        ]
    )
