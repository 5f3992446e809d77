# fails: architecture
# why: its own encoder
"""Each side has its own encoder."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left = keras.Input((input_dim,), name="left")
    right = keras.Input((input_dim,), name="right")
    a = layers.Dense(units, activation="relu")(left)
    b = layers.Dense(units, activation="relu")(right)
    return keras.Model([left, right], layers.Dense(1, activation="sigmoid")(layers.concatenate([a, b])))
