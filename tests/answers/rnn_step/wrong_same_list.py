# fails: value
"""The list holds one array many times."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros(len(bias))
    states = []
    for inputs in x:
        state[:] = np.tanh(inputs @ kernel + state @ recurrent_kernel + bias)
        states.append(state)
    return np.array(states)
