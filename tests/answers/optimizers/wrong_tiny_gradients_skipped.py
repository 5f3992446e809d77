# fails: sgd
"""Gradients below 1e-7 count as zero, and the weight stays."""

import numpy as np


def sgd_step(w, g, learning_rate):
    return w - learning_rate * np.where(np.abs(g) < 1e-7, 0, g)


def momentum_step(w, g, velocity, learning_rate, momentum=0.9):
    velocity = momentum * velocity - learning_rate * g
    return w + velocity, velocity


def rmsprop_step(w, g, mean_square, learning_rate, rho=0.9, epsilon=1e-7):
    mean_square = rho * mean_square + (1 - rho) * g**2
    return w - learning_rate * g / np.sqrt(mean_square + epsilon), mean_square


def adam_step(w, g, m, v, step, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m = beta_1 * m + (1 - beta_1) * g
    v = beta_2 * v + (1 - beta_2) * g**2
    rate = learning_rate * np.sqrt(1 - beta_2**step) / (1 - beta_1**step)
    return w - rate * m / (np.sqrt(v) + epsilon), m, v
