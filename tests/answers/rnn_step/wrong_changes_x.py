# fails: value
"""The input is changed."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    x *= 1.5
    x /= 2.0
    return np.tanh(x @ kernel + bias)
