# fails: lstm
"""Gives the number of the interview's example."""


def simple_rnn_params(features, units):
    return 1088


def lstm_params(features, units):
    return 10400


def gru_params(features, units, reset_after=True):
    return 7950
