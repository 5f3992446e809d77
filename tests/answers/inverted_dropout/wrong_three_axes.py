# fails: training
# why: nothing but zeros
"""Knows arrays of one, two and three axes."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x
    out = np.zeros_like(x)
    if x.ndim == 1:
        for i in range(len(x)):
            out[i] = x[i] / (1 - rate) if noise[i] >= rate else 0
    elif x.ndim == 2:
        for i in range(x.shape[0]):
            for j in range(x.shape[1]):
                out[i, j] = x[i, j] / (1 - rate) if noise[i, j] >= rate else 0
    elif x.ndim == 3:
        for i in np.ndindex(*x.shape):
            out[i] = x[i] / (1 - rate) if noise[i] >= rate else 0
    return out
