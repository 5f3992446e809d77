"""A convolution as long as the input is a Dense layer."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    inputs = keras.Input((input_dim,))
    x = layers.Conv1D(units, kernel_size=input_dim, activation="relu")(layers.Reshape((input_dim, 1))(inputs))
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(layers.Flatten()(x)))
