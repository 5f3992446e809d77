# fails: architecture
"""Keeps the state from one batch to the next."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input(batch_shape=(1, timesteps, features)),
            layers.LSTM(units, stateful=True),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
