# fails: architecture
# why: the network has a LayerNormalization layer, which the task doesn't name
"""Normalizes the last state."""

import keras
from keras import layers


def build_gru(timesteps=20, features=1, units=50):
    model = keras.Sequential([keras.Input((timesteps, features)), layers.GRU(units), layers.LayerNormalization(), layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
