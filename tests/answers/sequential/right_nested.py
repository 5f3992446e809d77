"""A stack of stacks, with layers that do nothing."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    hidden = keras.Sequential([layers.Dense(units), layers.Activation("linear"), layers.Activation("relu")])
    head = keras.Sequential([layers.Dropout(0.0), layers.Dense(1, "sigmoid")])
    return keras.Sequential([keras.Input((input_dim,)), hidden, head])
