# fails: large
"""tanh by its textbook formula."""

import numpy as np


def _tanh(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros(len(bias))
    states = []
    for inputs in x:
        state = _tanh(inputs @ kernel + state @ recurrent_kernel + bias)
        states.append(state)
    return np.array(states)
