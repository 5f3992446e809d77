# fails: simple_rnn
# why: a float holds about 7 of them
"""Multiplies floats, which are exact up to 2^53."""

def simple_rnn_params(features, units):
    return int(float(units) * (features + units + 1))


def lstm_params(features, units):
    return int(4.0 * units * (features + units + 1))


def gru_params(features, units, reset_after=True):
    return int(3.0 * units * (features + units + 1 + bool(reset_after)))
