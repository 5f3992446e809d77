# fails: training
"""Ends a schedule after a single step."""

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
    rate = keras.optimizers.schedules.PolynomialDecay(1e-3, decay_steps=1, end_learning_rate=0.0)
    model.compile(keras.optimizers.Adam(rate), "binary_crossentropy", metrics=["accuracy"])
    return model
