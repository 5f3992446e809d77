# fails: architecture
"""Adds noise to the sequence in training."""

import keras
from keras import layers


def build_rnn(timesteps=10, features=1, units=32):
    x = inputs = keras.Input((timesteps, features))
    x = layers.GaussianNoise(0.1)(x)
    x = layers.SimpleRNN(units)(x)
    model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
