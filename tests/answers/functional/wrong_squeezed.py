# fails: architecture
# why: the last axis, of length 1, is missing
"""A probability without an axis of its own."""

import keras
from keras import layers, ops

def build_functional(input_dim=10, units=32):
    i = keras.Input((input_dim,))
    h = layers.Dense(units, activation="relu")(i)
    return keras.Model(i, ops.squeeze(layers.Dense(1, activation="sigmoid")(h), -1))
