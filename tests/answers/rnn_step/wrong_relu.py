# fails: value
# why: ReLU
"""Another activation."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros(len(bias))
    states = []
    for inputs in x:
        state = np.maximum(inputs @ kernel + state @ recurrent_kernel + bias, 0)
        states.append(state)
    return np.array(states)
