# fails: architecture
# why: a model takes its layers in one list
"""Passes the layers one by one, without a list."""

import keras
from keras import layers


def build_sequential(input_dim=10, units=32):
    return keras.Sequential(layers.Dense(units, 'relu'), layers.ReLU(), layers.Dense(1, 'sigmoid'))
