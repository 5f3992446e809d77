# fails: simple_rnn
"""Swaps features and units."""


def simple_rnn_params(features, units):
    return features * (units + features + 1)


def lstm_params(features, units):
    return 4 * features * (units + features + 1)


def gru_params(features, units, reset_after=True):
    return 3 * units * (features + units + (2 if reset_after else 1))
