"""Copies, clipped exponents, double precision."""

import numpy as np


def sigmoid(x):
    z = np.clip(x.astype(np.float64), -500, 500)
    return (1.0 / (1.0 + np.exp(-z))).astype(np.float32)


def tanh(x):
    z = np.clip(np.asarray(x, dtype="float64"), -300, 300)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def relu(x):
    y = np.array(x)
    y[y < 0] = 0
    return y


def leaky_relu(x, negative_slope=0.2):
    y = x.copy()
    y[y < 0] *= negative_slope
    return y


def softmax(x):
    moved = np.moveaxis(x, -1, 0)
    powers = np.exp(moved - moved.max(axis=0))
    return np.moveaxis(powers / powers.sum(axis=0), 0, -1)
