"""Turns the sequence round and reads it from its end, which is reading it from its start; cells in a list."""

import keras
from keras import layers, ops


def build_gru(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    turned = layers.Lambda(lambda x: ops.flip(x, axis=1))(inputs)
    state = layers.RNN([layers.GRUCell(units)], go_backwards=True)(turned)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(state))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
