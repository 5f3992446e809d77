# fails: error
"""Takes units before features."""


def simple_rnn_params(units, features):
    return units * (features + units + 1)


def lstm_params(units, features):
    return 4 * units * (features + units + 1)


def gru_params(units, features, reset_after=True):
    return 3 * units * (features + units + (2 if reset_after else 1))
