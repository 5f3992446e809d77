# fails: names
"""The inputs have no names."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left, right = keras.Input((input_dim,)), keras.Input((input_dim,))
    encoder = layers.Dense(units, activation="relu")
    codes = layers.concatenate([encoder(left), encoder(right)])
    return keras.Model([left, right], layers.Dense(1, activation="sigmoid")(codes))
