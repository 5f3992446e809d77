# fails: value
# why: the bias is added twice
"""The bias counts twice, as in PyTorch."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    h = np.zeros(len(bias))
    states = []
    for step in x:
        h = np.tanh(step @ kernel + bias + h @ recurrent_kernel + bias)
        states.append(h)
    return np.array(states)
