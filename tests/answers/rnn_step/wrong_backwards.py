# fails: value
"""The newest step is read first."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros(len(bias))
    states = []
    for inputs in x[::-1]:
        state = np.tanh(inputs @ kernel + state @ recurrent_kernel + bias)
        states.append(state)
    return np.array(states)
