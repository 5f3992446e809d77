# fails: architecture
# why: shape of their input
"""The second half of the seed's stack: no input shape."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    return keras.Sequential([layers.Dense(units, activation="relu"), layers.Dense(1, activation="sigmoid")])
