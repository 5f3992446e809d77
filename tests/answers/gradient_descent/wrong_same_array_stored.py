# fails: points
"""Stores the same array again and again."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    w = np.array(start)
    points = [w]
    for _ in range(steps):
        w -= learning_rate * gradient(w)
        points.append(w)
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
