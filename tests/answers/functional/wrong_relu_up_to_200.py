# fails: architecture
"""A ReLU that ends somewhere."""

import keras


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    hidden = keras.layers.ReLU(max_value=200)(keras.layers.Dense(units)(inputs))
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(hidden))
