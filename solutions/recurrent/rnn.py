"""Simple RNN classifier: one state that every step overwrites.

SimpleRNN combines each step with the previous state through a tanh; only the last state reaches the sigmoid unit. It
forgets early steps quickly, since its gradient shrinks with every step back, which is why LSTM and GRU exist.
"""

import keras
from keras import layers


def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential(
        [
            keras.Input(shape=(timesteps, features)),
            layers.SimpleRNN(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
