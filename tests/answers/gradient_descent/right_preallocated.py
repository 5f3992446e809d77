"""Fills an array row by row."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    path = np.zeros((steps + 1, len(start)))
    path[0] = start
    for step in range(steps):
        path[step + 1] = path[step] - learning_rate * np.asarray(gradient(path[step]))
    return path


def max_stable_learning_rate(curvature):
    return np.float32(2.0) / curvature
