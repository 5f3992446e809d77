# fails: architecture
"""Adds a penalty."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(input_dim,))
    x = layers.Dense(units, activation="relu", kernel_regularizer="l1")(inputs)
    outputs = layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(inputs=inputs, outputs=outputs)
