# fails: architecture
# why: input and output
"""Model(input=, output=) of Keras 1."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left = keras.Input((input_dim,), name="left")
    right = keras.Input((input_dim,), name="right")
    encoder = layers.Dense(units, activation="relu")
    codes = layers.concatenate([encoder(left), encoder(right)])
    return keras.Model(input=[left, right], output=layers.Dense(1, activation="sigmoid")(codes))
