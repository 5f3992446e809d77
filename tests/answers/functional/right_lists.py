"""Inputs and outputs in lists, and a copy of the model."""

import keras


def build_functional(input_dim=10, units=32):
    inputs = keras.Input(shape=(input_dim,), name="x")
    hidden = keras.layers.Dense(units, activation="relu")(inputs)
    first = keras.Model(inputs=[inputs], outputs=[keras.layers.Dense(1, activation="sigmoid")(hidden)])
    return keras.models.clone_model(first)
