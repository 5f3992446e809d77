"""A tanh of one's own that doesn't overflow."""

import math

import numpy as np


def _tanh(value):
    small = math.exp(-2 * abs(value))
    return math.copysign((1 - small) / (1 + small), value)


def simple_rnn(x, kernel, recurrent_kernel, bias):
    state = np.zeros_like(bias)
    states = np.empty((x.shape[0], bias.size), "float32")
    for t, inputs in enumerate(x):
        state = np.vectorize(_tanh, otypes=["float32"])(inputs @ kernel + state @ recurrent_kernel + bias)
        states[t] = state
    return states
