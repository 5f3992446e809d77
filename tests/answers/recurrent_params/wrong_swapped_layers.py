# fails: lstm
"""Mixes LSTM and GRU up."""


def simple_rnn_params(features, units):
    return units * (features + units + 1)


def lstm_params(features, units):
    return 3 * units * (features + units + 1)


def gru_params(features, units, reset_after=True):
    return 4 * units * (features + units + 1)
