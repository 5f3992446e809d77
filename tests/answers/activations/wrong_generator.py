# fails: relu
# why: a generator is returned
"""A generator in place of an array, without any `yield`."""

import numpy as np


def sigmoid(x):
    return 0.5 + 0.5 * np.tanh(0.5 * x)


def tanh(x):
    return np.tanh(x)


def relu(x):
    return (max(value, 0) for value in x)


def leaky_relu(x, negative_slope=0.2):
    return np.where(x > 0, x, negative_slope * x)


def softmax(x):
    exponentials = np.exp(x - x.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)
