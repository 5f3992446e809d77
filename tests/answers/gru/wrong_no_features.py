# fails: architecture
"""Forgets the axis of the features."""

import keras
from keras import layers


def build_gru(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps,)),
            layers.GRU(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
