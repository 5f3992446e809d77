# fails: architecture
# why: right first
"""The codes change places."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left = keras.Input((input_dim,), name="left")
    right = keras.Input((input_dim,), name="right")
    encoder = layers.Dense(units, activation="relu")
    codes = layers.concatenate([encoder(right), encoder(left)])
    return keras.Model([left, right], layers.Dense(1, activation="sigmoid")(codes))
