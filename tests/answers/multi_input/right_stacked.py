"""Both sides through the encoder at once, as two rows of one tensor."""

import keras
from keras import layers


def build_siamese(input_dim=8, units=16):
    left = keras.Input((input_dim,), name="left")
    right = keras.Input((input_dim,), name="right")
    rows = layers.Reshape((2, input_dim))(layers.Concatenate()([left, right]))
    codes = layers.Flatten()(layers.Dense(units, activation="relu")(rows))
    return keras.Model((left, right), layers.Dense(1, activation="sigmoid")(codes))
