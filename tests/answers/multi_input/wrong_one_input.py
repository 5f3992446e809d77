# fails: architecture
# why: one input
"""One wide input."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    both = keras.Input((2 * input_dim,), name="left")
    code = layers.Dense(units, activation="relu")(both)
    return keras.Model(both, layers.Dense(1, activation="sigmoid")(code))
