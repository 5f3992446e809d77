# fails: gru
# why: the count is 2 times what it should be in every case
"""Counts two directions."""

def simple_rnn_params(features, units): return units * (features + units + 1)
def lstm_params(features, units): return 2 * 4 * simple_rnn_params(features, units)
def gru_params(features, units, reset_after=True): return 2 * 3 * units * (features + units + 1 + reset_after)
