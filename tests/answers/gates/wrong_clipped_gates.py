# fails: lstm
"""Gates never close below one in a million: their sums are clipped to ±14."""

import numpy as np


def _sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -2.5, 2.5)))


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    i, f, g, o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4)
    c = _sigmoid(f) * c + _sigmoid(i) * np.tanh(g)
    return _sigmoid(o) * np.tanh(c), c


def gru_step(x, h, kernel, recurrent_kernel, bias):
    a, b = np.split(x @ kernel + bias[0], 3), np.split(h @ recurrent_kernel + bias[1], 3)
    z, r = _sigmoid(a[0] + b[0]), _sigmoid(a[1] + b[1])
    return z * h + (1 - z) * np.tanh(a[2] + r * b[2])
