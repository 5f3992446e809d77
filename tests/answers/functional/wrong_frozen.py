# fails: params
"""Freezes a layer."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(input_dim,))
    x = layers.Dense(units, activation="relu", trainable=False)(inputs)
    outputs = layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(inputs=inputs, outputs=outputs)
