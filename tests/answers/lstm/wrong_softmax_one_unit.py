# fails: architecture
"""Believes that softmax is the output of every classifier."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.LSTM(units),
            layers.Dense(1, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
