# fails: architecture
"""Skips every step that is all zeros, though zeros are values like others here."""

import keras
from keras import layers


def build_gru(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.Masking(mask_value=0.0),
            layers.GRU(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
