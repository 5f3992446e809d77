# fails: gru
# why: are swapped
"""z and 1 - z as in the first paper."""

import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    i, f, g, o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def gru_step(x, h, kernel, recurrent_kernel, bias):
    a, b = np.split(x @ kernel + bias[0], 3), np.split(h @ recurrent_kernel + bias[1], 3)
    z, r = sigmoid(a[0] + b[0]), sigmoid(a[1] + b[1])
    return (1 - z) * h + z * np.tanh(a[2] + r * b[2])
