# fails: architecture
"""Hands layers to the model instead of tensors."""

import keras
from keras.layers import Dense, Input


def build_functional(input_dim=10, units=32):
    inputs = Input((input_dim,))
    hidden = Dense(units, activation="relu")
    out = Dense(1, activation="sigmoid")
    out(hidden(inputs))
    return keras.Model(hidden, out)
