"""The names are the keys; the tensors have none."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left, right = keras.Input((input_dim,)), keras.Input((input_dim,))
    encoder = layers.Dense(units, "relu")
    both = layers.concatenate([encoder(left), encoder(right)])
    return keras.Model({"left": left, "right": right}, layers.Dense(1, "sigmoid")(both))
