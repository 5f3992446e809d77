# fails: architecture
# why: LSTM drops units in training, but the task has no dropout
"""Adds dropout, but only to large networks."""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    memory = layers.LSTM(units, dropout=0.2 if units > 100 else 0.0)
    model = keras.Sequential([keras.Input((timesteps, features)), memory, layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
