# fails: points
"""Walks on the array of whoever called."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    w = start
    points = [w.copy()]
    for _ in range(steps):
        w -= learning_rate * gradient(w)
        points.append(w.copy())
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
