# fails: softmax
# why: along axis 1
"""Axis 1 is the last one only of a table."""

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
    axis = 1 if x.ndim > 1 else 0
    powers = np.exp(x - x.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)
