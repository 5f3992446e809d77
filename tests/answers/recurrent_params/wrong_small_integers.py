# fails: lstm
"""Counts in 16 bits, which are too few for a layer of ordinary size."""

import numpy as np


def simple_rnn_params(features, units):
    return units * (features + units + 1)


def lstm_params(features, units):
    return np.array([4 * units * (features + units + 1)]).astype("int16")[0]


def gru_params(features, units, reset_after=True):
    return 3 * units * (features + units + (2 if reset_after else 1))
