# fails: sigmoid
"""The piecewise linear cousin."""

import numpy as np


def sigmoid(x):
    return np.clip(x / 6 + 0.5, 0, 1)


def tanh(x):
    return np.tanh(x)


def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, negative_slope=0.2):
    return np.where(x > 0, x, negative_slope * x)


def softmax(x):
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
