# fails: points
"""Ends where the gradient is nothing any more."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    points = [np.array(start, dtype=float)]
    for _ in range(steps):
        slope = np.array(gradient(points[-1]))
        if not slope.any():
            break
        points.append(points[-1] - learning_rate * slope)
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
