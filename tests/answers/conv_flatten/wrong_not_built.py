# fails: architecture
# why: shape of their input
"""The model doesn't know its input shape."""

import keras
from keras import layers


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    return keras.Sequential([layers.Conv2D(filters, kernel_size, activation="relu"), layers.Flatten()])
