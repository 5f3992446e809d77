# fails: architecture
"""Adds a little Dropout."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    x = inputs = keras.Input((input_dim,))
    for units in hidden:
        x = layers.Dropout(0.01)(layers.Dense(units, activation="relu")(x))
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
