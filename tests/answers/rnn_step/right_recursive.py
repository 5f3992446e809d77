"""A recursion over the sequence, as lists."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    if len(x) == 0:
        return []
    before = simple_rnn(x[:-1], kernel, recurrent_kernel, bias)
    memory = np.array(before[-1]) @ recurrent_kernel if before else 0
    return [*before, np.tanh(x[-1] @ kernel + memory + bias).tolist()]
