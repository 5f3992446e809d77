# fails: architecture
# why: the network has no Dense layer
"""Ends in the state of the LSTM."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    inputs = keras.Input((timesteps, features))
    x = layers.LSTM(units)(inputs)
    model = keras.Model(inputs, x)
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
