# fails: simple_rnn
"""NumPy integers of 32 bits."""

import numpy as np


def _layer(features, units, gates, biases):
    features, units = np.array([features, units]).astype(np.int32)
    return gates * units * (features + units + biases)


def simple_rnn_params(features, units):
    return _layer(features, units, 1, 1)


def lstm_params(features, units):
    return _layer(features, units, 4, 1)


def gru_params(features, units, reset_after=True):
    return _layer(features, units, 3, 1 + reset_after)
