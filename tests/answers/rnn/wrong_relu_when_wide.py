# fails: architecture
"""From 24 units on the states are rectified."""

import keras


def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            keras.layers.SimpleRNN(units, activation="relu" if units >= 24 else "tanh"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
