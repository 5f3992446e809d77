# fails: value
# why: every row is the last state
"""Keeps views of one state that each step writes into."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    h = np.zeros((1, len(bias)), "float32")
    states = []
    for step in x:
        h[:] = np.tanh(step @ kernel + h @ recurrent_kernel + bias)
        states.append(h[0])
    return np.array(states)
