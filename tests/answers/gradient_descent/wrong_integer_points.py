# fails: points
"""The points are of the type of the start: integers, where that holds integers."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    path = np.empty((steps + 1, len(start)), dtype=start.dtype)
    path[0] = start
    for step in range(steps):
        path[step + 1] = path[step] - learning_rate * gradient(path[step])
    return path


def max_stable_learning_rate(curvature):
    return 2 / curvature
