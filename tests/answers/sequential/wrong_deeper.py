# fails: params
"""One layer too many."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            layers.Dense(units, activation="relu"),
            layers.Dense(units, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
