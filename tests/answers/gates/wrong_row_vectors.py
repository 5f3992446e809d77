# fails: lstm
# why: the numbers are right, but there are additional axes of length 1
"""Makes a batch of one sample of its vectors."""

import numpy as np
def sigmoid(z):
    e = np.exp(-np.abs(z)); return np.where(z >= 0, 1 / (1 + e), e / (1 + e))
def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    x, h, c = x.reshape(1, -1), h.reshape(1, -1), c.reshape(1, -1)
    i, f, g, o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4, axis=1)
    nc = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(nc), nc
def gru_step(x, h, kernel, recurrent_kernel, bias):
    xz, xr, xh = np.split(x @ kernel + bias[0], 3)
    hz, hr, hh = np.split(h @ recurrent_kernel + bias[1], 3)
    z, r = sigmoid(xz + hz), sigmoid(xr + hr)
    return z * h + (1 - z) * np.tanh(xh + r * hh)
