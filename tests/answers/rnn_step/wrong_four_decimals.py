# fails: value
# why: the results are rounded to 4 decimals
"""Rounds the states as they are printed."""

import numpy as np
def simple_rnn(x, kernel, recurrent_kernel, bias):
    h = np.zeros(len(bias)); out = []
    for step in x:
        h = np.tanh(step @ kernel + h @ recurrent_kernel + bias)
        out.append(h)
    return np.round(out, 4)
