"""What the seed says of an RNN: a hidden state is its memory. Step by step into an array made beforehand."""

import numpy as np


def simple_rnn(x, kernel, recurrent_kernel, bias):
    timesteps, units = x.shape[0], bias.shape[0]
    hidden = np.zeros((timesteps + 1, units), dtype=np.float64)
    for t in range(timesteps):
        hidden[t + 1] = np.tanh(np.dot(x[t], kernel) + np.dot(hidden[t], recurrent_kernel) + bias)
    return hidden[1:]
