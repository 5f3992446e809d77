# fails: error
"""Leaves the GRU for later."""


def simple_rnn_params(features, units):
    return units * (features + units + 1)


def lstm_params(features, units):
    return 4 * units * (features + units + 1)
