# fails: architecture
"""Makes a second input for the model, to which nothing is connected."""

import keras
from keras.layers import Dense, Input


def build_functional(input_dim=10, units=32):
    x = Dense(units, activation="relu")(Input((input_dim,)))
    outputs = Dense(1, activation="sigmoid")(x)
    return keras.Model(Input((input_dim,)), outputs)
