# fails: architecture
# why: after the activation relu comes softmax
"""Ends in a softmax over all numbers."""

import keras
from keras import layers


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.Flatten(),
            layers.Softmax(),
        ]
    )
