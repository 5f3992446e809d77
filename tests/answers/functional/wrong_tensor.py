# fails: architecture
"""Returns the tensor at the end instead of a model."""

import keras
from keras.layers import Dense


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    return Dense(1, activation="sigmoid")(Dense(units, activation="relu")(inputs))
