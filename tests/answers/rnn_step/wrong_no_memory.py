# fails: value
# why: no step knows
"""The state is forgotten from step to step."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    return np.tanh(x @ kernel + bias)
