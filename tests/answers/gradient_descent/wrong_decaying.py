# fails: points
"""Lets the learning rate fall."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    points = [start]
    for step in range(steps):
        w = points[-1]
        points.append(w - learning_rate / (step + 1) * gradient(w))
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
