# fails: architecture
"""Believes that widths have to shrink towards the output."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    x = inputs = keras.Input((input_dim,))
    for units in sorted(hidden, reverse=True):
        x = layers.Dense(units, activation="relu")(x)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
