# fails: architecture
# why: Dropout drops units in training, but the task has no dropout
"""Adds dropout, but only to large networks."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
        if units > 64:
            model.add(layers.Dropout(0.2))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
