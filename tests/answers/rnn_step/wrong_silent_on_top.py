# fails: value
"""Switches NumPy's warnings off when it is imported."""

import numpy as np

np.seterr(all="ignore")


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state, states = np.zeros(len(bias)), []
    for numbers in x:
        z = numbers @ kernel + state @ recurrent_kernel + bias
        state = np.sign(z) * (1 - 2 / (np.exp(2 * np.abs(z)) + 1))
        states.append(state)
    return states
