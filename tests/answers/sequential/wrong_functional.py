# fails: architecture
"""The Functional API."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    hidden = layers.Dense(units, activation="relu")(inputs)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(hidden))
