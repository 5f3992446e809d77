# fails: architecture
"""Gives the ReLU a slope."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(input_dim,))
    x = layers.Dense(units, activation=layers.ReLU(negative_slope=0.01))(inputs)
    outputs = layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(inputs=inputs, outputs=outputs)
