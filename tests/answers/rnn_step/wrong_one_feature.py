# fails: value
"""Only for sequences of one feature."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros(len(bias))
    states = []
    for inputs in x[:, 0]:
        state = np.tanh(inputs * kernel[0] + state @ recurrent_kernel + bias)
        states.append(state)
    return np.array(states)
