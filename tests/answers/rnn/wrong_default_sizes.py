# fails: architecture
"""Chooses other defaults than the exercise names."""

import keras
from keras import layers


def build_rnn(timesteps=5, features=1, units=64):
    model = keras.Sequential([keras.Input((timesteps, features)), layers.SimpleRNN(units), layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
