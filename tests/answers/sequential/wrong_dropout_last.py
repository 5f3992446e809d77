# fails: architecture
# why: after the last layer
"""Dropout thins out the predictions themselves."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(units, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
            layers.Dropout(0.5),
        ]
    )
