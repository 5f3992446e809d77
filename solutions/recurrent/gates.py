"""One step of an LSTM and of a GRU: gates decide how much of the old is kept and how much of the new is let in.

Both add to their memory instead of overwriting it, so gradients have a way back on which they don't shrink. The LSTM
keeps its memory separate from its output; the GRU has a single state and one gate less. The sigmoid is written with
tanh, which never overflows.
"""

import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    i, f, candidate, o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
    return sigmoid(o) * np.tanh(c), c


def gru_step(x, h, kernel, recurrent_kernel, bias):
    of_x = np.split(x @ kernel + bias[0], 3)
    of_h = np.split(h @ recurrent_kernel + bias[1], 3)
    z = sigmoid(of_x[0] + of_h[0])
    r = sigmoid(of_x[1] + of_h[1])
    candidate = np.tanh(of_x[2] + r * of_h[2])
    return z * h + (1 - z) * candidate
