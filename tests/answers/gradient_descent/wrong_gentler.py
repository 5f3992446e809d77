# fails: points
"""Halves the learning rate once the gradient has grown tenfold."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    w = np.array(start, float)
    points = [w]
    for _ in range(steps):
        ahead = w - learning_rate * gradient(w)
        if np.linalg.norm(gradient(ahead)) > 10 * np.linalg.norm(gradient(w)):
            learning_rate /= 2
            ahead = w - learning_rate * gradient(w)
        w = ahead
        points.append(w)
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
