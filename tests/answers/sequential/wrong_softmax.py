# fails: architecture
# why: softmax over a single unit
"""A softmax over one unit."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    return keras.Sequential(
        [keras.Input((input_dim,)), layers.Dense(units, activation="relu"), layers.Dense(1, activation="softmax")]
    )
