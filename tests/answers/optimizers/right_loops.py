"""Entry by entry, lists of Python floats."""

import math

import numpy as np


def _each(rule, *values):
    shape = np.shape(values[0])
    results = [rule(*map(float, row)) for row in zip(*(np.ravel(value) for value in values))]
    columns = [np.reshape(column, shape).tolist() for column in zip(*results)]
    return columns


def sgd_step(w, g, learning_rate):
    return _each(lambda a, b: (a - learning_rate * b,), w, g)[0]


def momentum_step(w, g, velocity, learning_rate, momentum=0.9):
    def rule(a, b, v):
        v = momentum * v - learning_rate * b
        return a + v, v

    return _each(rule, w, g, velocity)


def rmsprop_step(w, g, mean_square, learning_rate, rho=0.9, epsilon=1e-7):
    def rule(a, b, s):
        s = rho * s + (1 - rho) * b * b
        return a - learning_rate * b / math.sqrt(s + epsilon), s

    return _each(rule, w, g, mean_square)


def adam_step(w, g, m, v, step, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    def rule(a, b, mean, square):
        mean = beta_1 * mean + (1 - beta_1) * b
        square = beta_2 * square + (1 - beta_2) * b * b
        rate = learning_rate * math.sqrt(1 - beta_2**step) / (1 - beta_1**step)
        return a - rate * mean / (math.sqrt(square) + epsilon), mean, square

    return _each(rule, w, g, m, v)
