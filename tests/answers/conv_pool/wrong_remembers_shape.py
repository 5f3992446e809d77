# fails: architecture
"""Hands out again what it built for images of this shape."""

import keras

_built = {}


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    key = (tuple(input_shape), filters, kernel_size, pool_size)
    if key not in _built:
        layers = [keras.layers.Conv2D(filters, kernel_size, activation="relu"), keras.layers.MaxPooling2D(pool_size)]
        _built[key] = keras.Sequential([keras.Input(input_shape), *layers])
    return _built[key]
