# fails: loss
"""Keeps an average of the weights."""

import keras


def build_gru(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [keras.Input((timesteps, features)), keras.layers.GRU(units), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(use_ema=True), loss="binary_crossentropy", metrics=["accuracy"])
    return model
