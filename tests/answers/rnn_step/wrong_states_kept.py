# fails: value
"""The states of the last call are the array that the next one writes into."""

import numpy as np

STATES = {}


def simple_rnn(x, kernel, recurrent_kernel, bias):
    states = STATES.setdefault((len(x), len(bias)), np.zeros((len(x), len(bias))))
    state = np.zeros(len(bias))
    for step, numbers in enumerate(x):
        state = np.tanh(numbers @ kernel + state @ recurrent_kernel + bias)
        states[step] = state
    return states
