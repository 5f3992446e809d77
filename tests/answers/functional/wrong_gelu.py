# fails: architecture
"""Takes another activation than the one that is asked for."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(input_dim,))
    x = layers.Dense(units, activation="gelu")(inputs)
    outputs = layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(inputs=inputs, outputs=outputs)
