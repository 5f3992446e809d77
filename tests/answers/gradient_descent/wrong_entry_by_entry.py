# fails: points
"""Moves one coordinate after the other."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    points = [start]
    for _ in range(steps):
        w = points[-1]
        w = w.copy()
        for i in range(len(w)):
            w[i] -= learning_rate * gradient(w)[i]
        points.append(w)
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
