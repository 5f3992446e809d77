# fails: architecture
# why: right first
"""Each input bears the other's name."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    first = keras.Input((input_dim,), name="right")
    second = keras.Input((input_dim,), name="left")
    encoder = layers.Dense(units, activation="relu")
    codes = layers.concatenate([encoder(first), encoder(second)])
    return keras.Model([first, second], layers.Dense(1, activation="sigmoid")(codes))
