# fails: architecture
"""The left sample is read twice."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left = keras.Input((input_dim,), name="left")
    right = keras.Input((input_dim,), name="right")
    encoder = layers.Dense(units, activation="relu")
    codes = layers.concatenate([encoder(left), encoder(left) + 0 * encoder(right)])
    return keras.Model([left, right], layers.Dense(1, activation="sigmoid")(codes))
