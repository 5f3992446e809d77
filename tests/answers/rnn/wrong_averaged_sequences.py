# fails: architecture
"""Averages all the states instead of keeping the last one."""

import keras
from keras import layers


def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.SimpleRNN(units, return_sequences=True),
            layers.GlobalAveragePooling1D(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
