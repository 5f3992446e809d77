"""functools.partial of one function with default arguments."""

from functools import partial


def _count(features, units, gates=1, reset_after=False):
    return gates * (units * features + units**2 + (2 if reset_after else 1) * units)


simple_rnn_params = _count
lstm_params = partial(_count, gates=4)


def gru_params(features, units, reset_after=True):
    return _count(features, units, 3, reset_after)
