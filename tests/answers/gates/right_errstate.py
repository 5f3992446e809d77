"""NumPy is silent for a line, not for good; what is returned is a copy of a buffer."""

import numpy as np

BUFFER = {}


def _sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    i, f, g, o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4)
    out = BUFFER.setdefault(len(h), np.empty((2, len(h))))
    out[1] = _sigmoid(f) * c + _sigmoid(i) * np.tanh(g)
    out[0] = _sigmoid(o) * np.tanh(out[1])
    return out.copy()


def gru_step(x, h, kernel, recurrent_kernel, bias):
    a, b = np.split(x @ kernel + bias[0], 3), np.split(h @ recurrent_kernel + bias[1], 3)
    z, r = _sigmoid(a[0] + b[0]), _sigmoid(a[1] + b[1])
    return z * h + (1 - z) * np.tanh(a[2] + r * b[2])
