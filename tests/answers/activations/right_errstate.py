"""Lets the exponential saturate on purpose: 1 / infinity is 0, and nobody is warned."""

import numpy as np


def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))


def tanh(x):
    with np.errstate(over="ignore"):
        return 1 - 2 / (np.exp(2 * x) + 1)


def relu(x):
    return (np.abs(x) + x) / 2


def leaky_relu(x, negative_slope=0.2):
    return np.maximum(0, x) + negative_slope * np.minimum(0, x)


def softmax(x):
    shifted = x - np.amax(x, -1)[..., None]
    return np.exp(shifted) / np.exp(shifted).sum(-1)[..., np.newaxis]
