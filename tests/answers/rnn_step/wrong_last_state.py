# fails: value
# why: only the last state
"""Only the last state."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros(len(bias))
    for inputs in x:
        state = np.tanh(inputs @ kernel + state @ recurrent_kernel + bias)
    return state
