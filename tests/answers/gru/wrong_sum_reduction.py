# fails: loss
"""Sums the loss over the batch."""

import keras
from keras import layers


def build_gru(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.GRU(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile("adam", keras.losses.BinaryCrossentropy(reduction="sum"), metrics=["accuracy"])
    return model
