"""Counting the parameters of recurrent layers: one set of weights, times the number of sets.

Every set maps features, states and a constant to `units` numbers, so it has units × (features + units + 1) weights,
whatever the number of time steps: the same weights serve every step. An LSTM has four sets, a GRU three; the GRU's
second bias exists because `reset_after` applies the reset gate after the product with the state, bias included.
"""


def simple_rnn_params(features, units):
    return units * (features + units + 1)


def lstm_params(features, units):
    return 4 * simple_rnn_params(features, units)


def gru_params(features, units, reset_after=True):
    biases = 2 if reset_after else 1
    return 3 * units * (features + units + biases)
