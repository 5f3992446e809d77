# fails: architecture
"""All models have one output layer where it fits."""

import keras

_heads = {}


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    head = _heads.setdefault(units, keras.layers.Dense(1, activation="sigmoid"))
    return keras.Model(inputs, head(keras.layers.Dense(units, activation="relu")(inputs)))
