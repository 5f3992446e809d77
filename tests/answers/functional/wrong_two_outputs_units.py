# fails: output
"""Makes one output for each class."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(input_dim,))
    x = layers.Dense(units, activation="relu")(inputs)
    outputs = layers.Dense(2, activation="sigmoid")(x)
    return keras.Model(inputs=inputs, outputs=outputs)
