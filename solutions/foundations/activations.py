"""Activation functions: never let exp see a large positive number.

sigmoid(x) = (1 + tanh(x / 2)) / 2, and tanh only ever saturates. A softmax doesn't change when a constant is subtracted
from all of its inputs, so subtract the largest: then every exponent is at most 0, and at least one is exactly 0, so the
sum is never 0.
"""

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
    exponentials = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exponentials / np.sum(exponentials, axis=-1, keepdims=True)
