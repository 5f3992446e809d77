"""Simple RNN classifier: one state that every step overwrites.

SimpleRNN mixes each step with the state before it through a tanh; only the last state goes on to the sigmoid unit.
It forgets early steps quickly, since its gradient shrinks with every step back: the reason why LSTM and GRU exist.
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
