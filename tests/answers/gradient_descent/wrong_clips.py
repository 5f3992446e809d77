# fails: points
"""Clips the gradient."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    w = np.array(start, dtype=float)
    rows = [w]
    for _ in range(steps):
        g = np.clip(gradient(w), -1e3, 1e3)
        w = w - learning_rate * g
        rows.append(w)
    return np.array(rows)


def max_stable_learning_rate(curvature):
    return 2.0 / curvature
