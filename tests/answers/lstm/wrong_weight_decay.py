# fails: loss
"""Adds weight decay to Adam."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.LSTM(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(keras.optimizers.Adam(weight_decay=1e-4), "binary_crossentropy", metrics=["accuracy"])
    return model
