"""Recursion, with tuples of rows."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    if steps == 0:
        return np.expand_dims(start, 0)
    rest = gradient_descent(gradient, start - learning_rate * gradient(start), learning_rate, steps - 1)
    return np.vstack([start, rest])


max_stable_learning_rate = lambda curvature: 2.0 * curvature**-1  # noqa: E731
