# fails: points
"""Takes the start for a step."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    points = [start]
    for _ in range(steps - 1):
        w = points[-1]
        points.append(w - learning_rate * gradient(w))
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
