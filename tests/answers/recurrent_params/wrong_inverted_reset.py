# fails: gru
"""Takes reset_after the wrong way round."""


def simple_rnn_params(features, units):
    return units * (features + units + 1)


def lstm_params(features, units):
    return 4 * units * (features + units + 1)


def gru_params(features, units, reset_after=True):
    return 3 * units * (features + units + (1 if reset_after else 2))
