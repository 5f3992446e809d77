# fails: sigmoid
"""Prints instead of returning."""

import numpy as np


def sigmoid(x):
    result = (1 + np.tanh(x / 2)) / 2


def tanh(x):
    return np.tanh(x)


def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, negative_slope=0.2):
    return np.where(x > 0, x, negative_slope * x)


def softmax(x):
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
