"""Takes the two ends of a Sequential for a model of its own."""

import keras
from keras.layers import Dense, Input


def build_functional(input_dim=10, units=32):
    stack = keras.Sequential([Input((input_dim,)), Dense(units, activation="relu"), Dense(1, activation="sigmoid")])
    return keras.Model(stack.inputs, stack.outputs)
