# fails: architecture
"""Never more than 512 units."""

import keras


def build_sequential(input_dim=10, units=32):
    hidden = keras.layers.Dense(min(units, 512), activation="relu")
    return keras.Sequential([keras.Input((input_dim,)), hidden, keras.layers.Dense(1, activation="sigmoid")])
