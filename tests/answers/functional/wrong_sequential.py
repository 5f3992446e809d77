# fails: architecture
"""Writes a Sequential, which isn't what the exercise is about."""

import keras
from keras import layers


def build_functional(input_dim=10, units=32):
    return keras.Sequential([keras.Input((input_dim,)), layers.Dense(units, activation="relu"), layers.Dense(1, activation="sigmoid")])
