# fails: loss
"""Writes the loss for a batch of one."""

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
    model.compile("adam", lambda y, p: -keras.ops.log(p[0, 0]) if y[0, 0] > 0.5 else -keras.ops.log(1 - p[0, 0]), metrics=["accuracy"])
    return model
