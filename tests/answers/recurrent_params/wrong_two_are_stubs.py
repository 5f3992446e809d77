# fails: lstm
"""Leaves two of the three functions as they were."""


def simple_rnn_params(features, units):
    return units * (features + units + 1)


def lstm_params(features, units):
    raise NotImplementedError


def gru_params(features, units, reset_after=True):
    raise NotImplementedError
