# fails: output
"""Runs the dropout also when nobody trains."""

import keras
from keras import layers


class Reader(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.read = layers.LSTM(units, dropout=0.1)
        self.head = layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.head(self.read(x, training=True))


def build_lstm(timesteps=20, features=1, units=50):
    model = Reader(units)
    model(keras.ops.zeros((1, timesteps, features)))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
