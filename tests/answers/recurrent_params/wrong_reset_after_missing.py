# fails: error
"""Leaves reset_after out of the signature."""


def simple_rnn_params(features, units):
    return units * (features + units + 1)


def lstm_params(features, units):
    return 4 * simple_rnn_params(features, units)


def gru_params(features, units):
    return 3 * (simple_rnn_params(features, units) + units)
