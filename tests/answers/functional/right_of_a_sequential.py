"""A graph around a Sequential."""

import keras
from keras.layers import Dense


def build_functional(input_dim=10, units=32):
    stack = keras.Sequential([Dense(units, activation="relu"), Dense(1, activation="sigmoid")])
    inputs = keras.Input(shape=(input_dim,))
    return keras.Model(inputs=inputs, outputs=stack(inputs))
