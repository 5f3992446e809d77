# fails: architecture
"""Copies the numbers of the example."""

import keras
from keras import layers


def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential(
        [
            keras.Input((10, 1)),
            layers.SimpleRNN(32),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
