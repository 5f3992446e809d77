"""keras.ops on the tensors of the graph."""

import keras
from keras import layers, ops


def build_functional(input_dim=10, units=32):
    inputs = layers.Input(shape=[input_dim])
    hidden = ops.maximum(layers.Dense(units)(inputs), 0)
    return keras.Model(inputs, ops.sigmoid(layers.Dense(1)(hidden)))
