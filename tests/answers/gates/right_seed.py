"""The seed's gates, one after the other: forget, input, output; update, reset."""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    u = len(h)
    z = np.dot(x, kernel) + np.dot(h, recurrent_kernel) + bias
    input_gate = sigmoid(z[:u])
    forget_gate = sigmoid(z[u : 2 * u])
    candidate = np.tanh(z[2 * u : 3 * u])
    output_gate = sigmoid(z[3 * u :])
    c = forget_gate * c + input_gate * candidate
    h = output_gate * np.tanh(c)
    return h, c


def gru_step(x, h, kernel, recurrent_kernel, bias):
    u = len(h)
    a = np.dot(x, kernel) + bias[0]
    b = np.dot(h, recurrent_kernel) + bias[1]
    update = sigmoid(a[:u] + b[:u])
    reset = sigmoid(a[u : 2 * u] + b[u : 2 * u])
    candidate = np.tanh(a[2 * u :] + reset * b[2 * u :])
    return update * h + (1 - update) * candidate
