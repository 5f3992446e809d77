# fails: value
# why: the result is a float16
"""Saves memory with float16."""

import numpy as np
def simple_rnn(x, kernel, recurrent_kernel, bias):
    h = np.zeros(len(bias)); out = []
    for step in x:
        h = np.tanh(step @ kernel + h @ recurrent_kernel + bias)
        out.append(h)
    return np.array(out, dtype="float16")
