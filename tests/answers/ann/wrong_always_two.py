# fails: architecture
# why: unpacks 2 values
"""Unpacks exactly two widths."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    first, second = hidden
    model = keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(first, activation="relu"),
            layers.Dense(second, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
