"""A subclassed model that was called on zeros; the head is made before the body."""

import keras
import numpy as np


class Reader(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.head = keras.layers.Dense(1, activation="sigmoid")
        self.body = keras.layers.LSTM(units)

    def call(self, sequences, training=False):
        return self.head(self.body(sequences, training=training))


def build_lstm(timesteps=20, features=1, units=50):
    reader = Reader(units)
    reader.compile(optimizer=keras.optimizers.Adam(5e-4), loss="binary_crossentropy", metrics=["accuracy"])
    reader(np.zeros((2, timesteps, features), dtype="float32"))
    return reader
