"""A namedtuple of states; reshape instead of split."""

from typing import NamedTuple

import numpy as np


class State(NamedTuple):
    h: np.ndarray
    c: np.ndarray


def sigmoid(x):
    with np.errstate(over="ignore"):
        return np.reciprocal(1 + np.exp(-x.astype("float64")))


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    z = (np.concatenate([x, h]) @ np.concatenate([kernel, recurrent_kernel]) + bias).reshape(4, -1)
    gates = sigmoid(z[[0, 1, 3]])
    c = gates[1] * c + gates[0] * np.tanh(z[2])
    return State(gates[2] * np.tanh(c), c)


def gru_step(x, h, kernel, recurrent_kernel, bias):
    of_x = (x @ kernel + bias[0]).reshape(3, -1)
    of_h = (h @ recurrent_kernel + bias[1]).reshape(3, -1)
    z, r = sigmoid((of_x + of_h)[:2])
    candidate = np.tanh(of_x[2] + r * of_h[2])
    return candidate + z * (h - candidate)
