# fails: architecture
"""Swaps inputs and outputs."""

import keras
from keras.layers import Dense


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    outputs = Dense(1, activation="sigmoid")(Dense(units, activation="relu")(inputs))
    return keras.Model(outputs, inputs)
