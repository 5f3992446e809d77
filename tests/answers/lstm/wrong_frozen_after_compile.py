# fails: params
"""Freezes the recurrent layer after compiling."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential([keras.Input((timesteps, features)), layers.LSTM(units), layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    model.layers[0].trainable = False
    return model
