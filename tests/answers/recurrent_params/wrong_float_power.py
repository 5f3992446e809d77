# fails: simple_rnn
"""Takes a power in floats, which hold 53 bits."""


def simple_rnn_params(features, units):
    return int(units * features + units**2.0 + units)


def lstm_params(features, units):
    return 4 * simple_rnn_params(features, units)


def gru_params(features, units, reset_after=True):
    return 3 * units * (features + units + (2 if reset_after else 1))
