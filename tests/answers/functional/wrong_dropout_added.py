# fails: architecture
"""Adds Dropout."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    x = layers.Dense(units, activation="relu")(inputs)
    x = layers.Dropout(0.5)(x)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
