# fails: output
"""Believes that the loss turns scores into probabilities by itself."""

import keras
from keras import layers


def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.SimpleRNN(units),
            layers.Dense(1),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
