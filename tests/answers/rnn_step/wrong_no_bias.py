# fails: value
# why: the bias is missing
"""No bias."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros(len(bias))
    states = []
    for inputs in x:
        state = np.tanh(inputs @ kernel + state @ recurrent_kernel)
        states.append(state)
    return np.array(states)
