"""Blocks as rows of a matrix; clipping keeps the exponential small; one array for both states."""

import numpy as np


def _sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -60, 60)))


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    i, f, g, o = (x @ kernel + h @ recurrent_kernel + bias).reshape(4, -1)
    c = _sigmoid(f) * c + _sigmoid(i) * np.tanh(g)
    return np.stack([_sigmoid(o) * np.tanh(c), c])


def gru_step(x, h, kernel, recurrent_kernel, bias):
    a = (x @ kernel + bias[0]).reshape(3, -1)
    b = (h @ recurrent_kernel + bias[1]).reshape(3, -1)
    z, r = _sigmoid(a[:2] + b[:2])
    new = np.tanh(a[2] + r * b[2])
    return new + z * (h - new)
