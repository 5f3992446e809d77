# fails: architecture
"""Declares whole numbers as inputs, so that fractions are cut off."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    x = inputs = keras.Input((input_dim,), dtype="int32")
    for units in hidden:
        x = layers.Dense(units, activation="relu")(x)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
