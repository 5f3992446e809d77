# fails: value
# why: the numbers are right, but axes of length 1 are missing
"""Removes every axis of length 1."""

import numpy as np
def simple_rnn(x, kernel, recurrent_kernel, bias):
    h = np.zeros(len(bias)); out = []
    for step in x:
        h = np.tanh(step @ kernel + h @ recurrent_kernel + bias); out.append(h)
    return np.squeeze(np.array(out))
