# fails: architecture
"""Calls the ends input= and output=, as the first Keras did."""

from keras.layers import Dense, Input
from keras.models import Model


def build_functional(input_dim=10, units=32):
    inputs = Input(shape=(input_dim,))
    outputs = Dense(1, activation="sigmoid")(Dense(units, activation="relu")(inputs))
    return Model(input=inputs, output=outputs)
