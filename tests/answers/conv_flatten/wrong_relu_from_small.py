# fails: architecture
"""What is nearly nothing is nothing."""

import keras


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    layers = [keras.layers.Conv2D(filters, kernel_size), keras.layers.ReLU(threshold=0.002), keras.layers.Flatten()]
    return keras.Sequential([keras.Input(input_shape), *layers])
