# fails: loss
"""Counts everything from 0.7 as positive."""

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
    model.compile("adam", "binary_crossentropy", metrics=[keras.metrics.BinaryAccuracy(threshold=0.7)])
    return model
