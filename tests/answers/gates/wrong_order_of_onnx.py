# fails: lstm
# why: the blocks are read in a different order
"""Reads output, input, forget gate and candidate."""

import numpy as np


def _sigmoid(v):
    return 0.5 * (1.0 + np.tanh(0.5 * v))




def gru_step(x, h, kernel, recurrent_kernel, bias):
    u = len(h)
    a = x @ kernel + bias[0]
    b = h @ recurrent_kernel + bias[1]
    z = _sigmoid(a[:u] + b[:u])
    r = _sigmoid(a[u:2 * u] + b[u:2 * u])
    g = np.tanh(a[2 * u:] + r * b[2 * u:])
    return z * h + (1 - z) * g


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    z = x @ kernel + h @ recurrent_kernel + bias
    o, i, f, g = np.split(z, 4)
    c = _sigmoid(f) * c + _sigmoid(i) * np.tanh(g)
    return _sigmoid(o) * np.tanh(c), c
