"""A tanh made of a sigmoid that never overflows."""

import numpy as np


def _sig(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def simple_rnn(x, kernel, recurrent_kernel, bias):
    h = np.zeros(len(bias))
    out = []
    for s in x.astype(np.float64):
        h = 2 * _sig(2 * (s @ kernel + h @ recurrent_kernel + bias)) - 1
        out.append(h)
    return np.asarray(out, np.float32)
