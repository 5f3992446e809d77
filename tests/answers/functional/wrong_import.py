# fails: error
"""Imports the engine of old, which Keras 3 no longer has."""

from keras.engine.topology import Input
from keras.layers import Dense
from keras.models import Model


def build_functional(input_dim=10, units=32):
    inputs = Input((input_dim,))
    return Model(inputs, Dense(1, activation="sigmoid")(Dense(units, activation="relu")(inputs)))
