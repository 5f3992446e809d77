# fails: points
"""Makes every step equally long."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    points = [start]
    for _ in range(steps):
        w = points[-1]
        points.append(w - learning_rate * gradient(w) / np.linalg.norm(gradient(w)))
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
