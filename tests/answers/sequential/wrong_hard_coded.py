# fails: params
"""The seed's numbers stay as they are."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    return keras.Sequential(
        [keras.Input((10,)), layers.Dense(32, activation="relu"), layers.Dense(1, activation="sigmoid")]
    )
