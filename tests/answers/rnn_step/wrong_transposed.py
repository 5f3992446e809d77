# fails: value
# why: transposed
"""The recurrent kernel is applied from the left."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros(len(bias))
    states = []
    for inputs in x:
        state = np.tanh(inputs @ kernel + recurrent_kernel @ state + bias)
        states.append(state)
    return np.array(states)
