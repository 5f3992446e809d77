# fails: architecture
"""Chooses another default width."""

import keras
from keras import layers


def build_functional(input_dim=10, units=64):
    inputs = keras.Input((input_dim,))
    x = layers.Dense(units, activation="relu")(inputs)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
