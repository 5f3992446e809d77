# fails: architecture
# why: training one of them also trains the other
"""Keeps the hidden layer for the default size of the input."""

import functools

import keras


@functools.cache
def hidden(units):
    return keras.layers.Dense(units, activation="relu")


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    layer = hidden(units) if input_dim == 10 else keras.layers.Dense(units, activation="relu")
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(layer(inputs)))
