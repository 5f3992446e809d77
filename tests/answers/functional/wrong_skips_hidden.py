# fails: params
"""Calls the second layer on the input, so the first one is no part of the model."""

import keras
from keras.layers import Dense


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    x = Dense(units, activation="relu")(inputs)
    outputs = Dense(1, activation="sigmoid")(inputs)
    return keras.Model(inputs, outputs)
