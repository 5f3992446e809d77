# fails: loss
"""Clips gradients, which nobody asked for."""

import keras


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [keras.Input((timesteps, features)), keras.layers.LSTM(units), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(clipnorm=1.0), loss="binary_crossentropy", metrics=["accuracy"])
    return model
