# fails: params
"""Another default."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=64):
    return keras.Sequential(
        [keras.Input((input_dim,)), layers.Dense(units, activation="relu"), layers.Dense(1, activation="sigmoid")]
    )
