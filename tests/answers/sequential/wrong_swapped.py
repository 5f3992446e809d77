# fails: params
"""The arguments change places."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    return keras.Sequential(
        [keras.Input((units,)), layers.Dense(input_dim, activation="relu"), layers.Dense(1, activation="sigmoid")]
    )
