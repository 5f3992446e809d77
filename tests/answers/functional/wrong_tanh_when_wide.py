# fails: architecture
"""Wide layers get another activation."""

import keras


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    hidden = keras.layers.Dense(units, activation="tanh" if units > 16 else "relu")(inputs)
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(hidden))
