# fails: architecture
"""Keeps a model for each width."""

import keras

_known = {}


def build_sequential(input_dim=10, units=32):
    if units not in _known or _known[units].input_shape[1] != input_dim:
        layers = [keras.layers.Dense(units, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
        _known[units] = keras.Sequential([keras.Input((input_dim,)), *layers])
    return _known[units]
