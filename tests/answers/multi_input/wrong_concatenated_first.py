# fails: architecture
"""The inputs are concatenated before they are encoded."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left = keras.Input((input_dim,), name="left")
    right = keras.Input((input_dim,), name="right")
    code = layers.Dense(units, activation="relu")(layers.concatenate([left, right]))
    return keras.Model([left, right], layers.Dense(1, activation="sigmoid")(code))
