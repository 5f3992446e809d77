# fails: output
"""Ends the model at the hidden layer."""

import keras
from keras.layers import Dense


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    x = Dense(units, activation="relu")(inputs)
    Dense(1, activation="sigmoid")(x)
    return keras.Model(inputs, x)
