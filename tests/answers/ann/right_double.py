"""Computes in double precision."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    x = inputs = keras.Input(shape=(input_dim,), dtype="float64")
    for units in hidden:
        x = keras.layers.Dense(units, activation="relu", dtype="float64")(x)
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid", dtype="float64")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
