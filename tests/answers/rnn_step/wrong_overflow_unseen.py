# fails: large
# why: too large for a float
"""A formula whose result is right, though it overflows on the way."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros(len(bias))
    states = []
    for inputs in x:
        state = 1 - 2 / (1 + np.exp(2 * (inputs @ kernel + state @ recurrent_kernel + bias)))
        states.append(state)
    return np.array(states)
