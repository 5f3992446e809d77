# fails: architecture
# why: can't be computed from the inputs alone that the model was given
"""Tells the model about one of its two inputs."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left, right = keras.Input((input_dim,), name="left"), keras.Input((input_dim,), name="right")
    encoder = layers.Dense(units, activation="relu")
    x = layers.Concatenate()([encoder(left), encoder(right)])
    return keras.Model(left, layers.Dense(1, activation="sigmoid")(x))
