"""A recurrent layer by hand: the same weights at every step, and a state that carries what has been read.

What the input contributes doesn't depend on the state, so it is computed for all steps at once; only the recurrence has
to be computed step by step. That loop is why recurrent layers are slow, and why gradients that run back through it
shrink or grow with every step.
"""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros(len(bias))
    states = []
    for contribution in x @ kernel + bias:
        state = np.tanh(contribution + state @ recurrent_kernel)
        states.append(state)
    return np.array(states)
