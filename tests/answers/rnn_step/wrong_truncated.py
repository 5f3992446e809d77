# fails: value
"""Forgets the state after every 32 steps, as truncated backpropagation does."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    h = np.zeros(len(bias))
    out = []
    for t, step in enumerate(x):
        if t and t % 32 == 0:
            h = np.zeros(len(bias))
        h = np.tanh(step @ kernel + h @ recurrent_kernel + bias)
        out.append(h)
    return np.array(out)
