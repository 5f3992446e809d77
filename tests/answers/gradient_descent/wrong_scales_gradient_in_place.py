# fails: same_array
"""Scales an array that may be the point itself."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    points = [start]
    for _ in range(steps):
        w = points[-1]
        w = w.copy()
        slope = gradient(w)
        slope *= learning_rate
        points.append(w - slope)
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
