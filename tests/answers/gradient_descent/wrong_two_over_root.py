# fails: max_stable_learning_rate
"""Two over the square root."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    points = [start]
    for _ in range(steps):
        w = points[-1]
        points.append(w - learning_rate * gradient(w))
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / np.sqrt(curvature)
