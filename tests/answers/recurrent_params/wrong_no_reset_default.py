# fails: error
"""Gives reset_after no default."""


def simple_rnn_params(features, units):
    return units * (features + units + 1)


def lstm_params(features, units):
    return 4 * units * (features + units + 1)


def gru_params(features, units, reset_after):
    return 3 * units * (features + units + (2 if reset_after else 1))
