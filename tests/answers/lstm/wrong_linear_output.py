# fails: output
"""Believes that the loss turns scores into probabilities by itself."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.LSTM(units),
            layers.Dense(1),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
