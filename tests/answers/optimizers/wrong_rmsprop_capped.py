# fails: rmsprop
"""Caps the mean square at a million."""

import numpy as np


def sgd_step(w, g, learning_rate):
    return w - learning_rate * g


def momentum_step(w, g, velocity, learning_rate, momentum=0.9):
    v = (momentum * velocity - learning_rate * g).astype(w.dtype)
    return w + v, v


def rmsprop_step(w, g, mean_square, learning_rate, rho=0.9, epsilon=1e-7):
    s = np.clip(rho * mean_square + (1 - rho) * g**2, 0, 1e6)
    return w - learning_rate * g / np.sqrt(s + epsilon), s


def adam_step(w, g, m, v, step, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m = beta_1 * m + (1 - beta_1) * g
    v = beta_2 * v + (1 - beta_2) * g**2
    return w - learning_rate * np.sqrt(1 - beta_2**step) / (1 - beta_1**step) * m / (np.sqrt(v) + epsilon), m, v
