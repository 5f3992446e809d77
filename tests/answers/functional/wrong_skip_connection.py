# fails: params
"""Adds a shortcut from the input to the output, since the Functional API can."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    x = layers.Dense(units, activation="relu")(inputs)
    x = layers.Concatenate()([inputs, x])
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
