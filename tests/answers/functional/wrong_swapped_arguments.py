# fails: architecture
"""Swaps the two sizes."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(units,))
    x = layers.Dense(input_dim, activation="relu")(inputs)
    outputs = layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(inputs=inputs, outputs=outputs)
