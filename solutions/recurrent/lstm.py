"""LSTM classifier: read the sequence, keep the last state, squeeze it into a probability.

`return_sequences` stays False, since the question is about the sequence as a whole: the last hidden state is its
summary. One sigmoid unit and binary cross-entropy belong together, as the loss reads what the unit gives: a
probability. The `Input` tells the model its shape, so its weights exist before the model has seen any data.
"""

import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input(shape=(timesteps, features)),
            layers.LSTM(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
