# fails: architecture
"""Puts the batch into the shape of a sample."""

import keras
from keras.layers import Dense


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(None, input_dim))
    return keras.Model(inputs, Dense(1, activation="sigmoid")(Dense(units, activation="relu")(inputs)))
