# fails: architecture
# why: GaussianNoise adds noise in training
"""Adds noise to the state in training."""

import keras
from keras import layers, ops

def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential([keras.Input((timesteps, features)), layers.SimpleRNN(units), layers.GaussianNoise(0.1), layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
