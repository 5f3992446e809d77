# fails: params
"""Normalizes the state over the batch."""

import keras
from keras import layers


def build_gru(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.GRU(units),
            layers.BatchNormalization(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
