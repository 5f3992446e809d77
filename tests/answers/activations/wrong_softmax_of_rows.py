# fails: softmax
# why: same index along axis 0
"""One sum for everything behind the first axis."""

import numpy as np


def sigmoid(x):
    return (1 + np.tanh(x / 2)) / 2


def tanh(x):
    return np.tanh(x)


def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, negative_slope=0.2):
    return np.where(x > 0, x, negative_slope * x)


def softmax(x):
    x = np.asarray(x, float)
    axes = tuple(range(1, x.ndim)) or (0,)
    e = np.exp(x - x.max(axis=axes, keepdims=True))
    return e / e.sum(axis=axes, keepdims=True)
