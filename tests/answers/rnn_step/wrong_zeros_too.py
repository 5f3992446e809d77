# fails: value
# why: zeros before the first step
"""The state before the first step is given back, too."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    states = [np.zeros(len(bias))]
    for inputs in x:
        states.append(np.tanh(inputs @ kernel + states[-1] @ recurrent_kernel + bias))
    return np.array(states)
