"""Counts unit by unit, for those who don't trust formulas; a 0-d array of a backend as the answer of one."""

import numpy as np


def _weights(features, units):
    for _ in range(units):
        yield from (features, units, 1)


def simple_rnn_params(features, units):
    return sum(_weights(features, units))


def lstm_params(features, units):
    return np.array(4 * sum(_weights(features, units)), dtype="int64")


def gru_params(features, units, reset_after=True, *, gates=3):
    one = sum(_weights(features, units)) + (units if reset_after else 0)
    return np.int64(gates * one)
