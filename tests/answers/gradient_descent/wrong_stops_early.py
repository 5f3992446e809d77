# fails: points
"""Stops when the point hardly moves."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    points = [start]
    for _ in range(steps):
        w = points[-1]
        if np.linalg.norm(gradient(w)) < 0.5:
            break
        points.append(w - learning_rate * gradient(w))
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
