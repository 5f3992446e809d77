# fails: error
"""Gives the function another name."""

import keras
from keras import layers


def build_rnn_model(timesteps=10, features=1, units=32):
    model = keras.Sequential([keras.Input((timesteps, features)), layers.SimpleRNN(units), layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
