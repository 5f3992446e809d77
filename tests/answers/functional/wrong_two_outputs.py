# fails: architecture
"""Hands out the hidden layer as well."""

import keras
from keras.layers import Dense


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    hidden = Dense(units, activation="relu")(inputs)
    return keras.Model(inputs, [Dense(1, activation="sigmoid")(hidden), hidden])
