"""Python floats and lists all the way."""

import math

import numpy as np


def each(function):
    def apply(x, *args, **kwargs):
        x = np.asarray(x)
        return np.array([function(float(v), *args, **kwargs) for v in x.ravel()]).reshape(x.shape).tolist()

    return apply


@each
def sigmoid(x):
    if x < 0:
        return math.exp(x) / (1 + math.exp(x))
    return 1 / (1 + math.exp(-x))


@each
def tanh(x):
    return math.tanh(x)


@each
def relu(x):
    return max(0.0, x)


def leaky_relu(x, negative_slope=0.2):
    return each(lambda v: v if v >= 0 else v * negative_slope)(x)


def softmax(x):
    def row(values):
        top = max(values)
        powers = [math.exp(v - top) for v in values]
        return [p / sum(powers) for p in powers]

    return np.apply_along_axis(lambda values: np.array(row(values.tolist())), -1, np.asarray(x, "float64"))
