# fails: architecture
"""The batches are put one behind the other."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left = keras.Input((input_dim,), name="left")
    right = keras.Input((input_dim,), name="right")
    encoder = layers.Dense(units, activation="relu")
    codes = layers.Concatenate(axis=0)([encoder(left), encoder(right)])
    return keras.Model([left, right], layers.Dense(1, activation="sigmoid")(codes))
