# fails: error
"""Leaves the default of units out."""

import keras
from keras import layers


def build_functional(input_dim, units):
    inputs = keras.Input((input_dim,))
    x = layers.Dense(units, activation="relu")(inputs)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
