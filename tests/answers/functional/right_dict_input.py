"""The input in a dict by its name."""

import keras
from keras.layers import Dense


def build_functional(input_dim=10, units=32):
    x = keras.Input((input_dim,), name="x")
    return keras.Model({"x": x}, Dense(1, activation="sigmoid")(Dense(units, activation="relu")(x)))
