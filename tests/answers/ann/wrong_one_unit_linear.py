# fails: architecture
"""A hidden layer of one unit has no activation."""

import keras
from keras import layers, ops


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential(
        [
            keras.Input((input_dim,)),
            *[layers.Dense(u, activation="relu" if u > 1 else None) for u in hidden],
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
