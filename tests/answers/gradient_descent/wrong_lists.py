# fails: points
# why: a point is an array
"""Keeps its points as lists, and asks for the gradient of a list."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    w = [float(one) for one in start]
    points = [w]
    for _ in range(steps):
        w = [one - learning_rate * slope for one, slope in zip(w, gradient(w), strict=True)]
        points.append(w)
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
