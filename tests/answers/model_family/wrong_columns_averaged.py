# fails: table
# why: weights for each column
"""Reads the mean of a row, whose columns have no weights of their own."""

import keras
from keras import layers


def choose_model(sample_shape, classes):
    inputs = keras.Input(sample_shape)
    if len(sample_shape) == 1:
        x = layers.GlobalAveragePooling1D()(layers.Reshape((-1, 1))(inputs))
        x = layers.Dense(8, activation="relu")(x)
    elif len(sample_shape) == 2:
        x = layers.LSTM(8)(inputs)
    elif len(sample_shape) == 3:
        x = layers.Flatten()(layers.Conv2D(4, 3, activation="relu")(inputs))
    else:
        raise ValueError("no such family")
    return keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))
