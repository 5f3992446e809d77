# fails: architecture
"""Cuts the hidden layers off from the loss."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    x = inputs = keras.Input((input_dim,))
    for units in hidden:
        x = layers.Dense(units, activation="relu")(x)
    x = layers.Lambda(keras.ops.stop_gradient)(x)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
