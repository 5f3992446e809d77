# fails: architecture
"""Believes that a gate's sigmoid is also right for the state."""

import keras
from keras import layers


def build_gru(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.GRU(units, activation="sigmoid"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
