# fails: architecture
"""The default of units holds for the other defaults alone."""

import keras
from keras import layers, ops


def build_lstm(timesteps=20, features=1, units=None):
    if units is None:
        units = 50 if (timesteps, features) == (20, 1) else 32
    model = keras.Sequential(
        [keras.Input((timesteps, features)), layers.LSTM(units), layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
