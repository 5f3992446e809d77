# fails: points
"""Gradients below 1e-8 count as zero, and the point stays."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    w = np.array(start, dtype=float)
    path = [w]
    for _ in range(steps):
        slope = gradient(w)
        if np.linalg.norm(slope) >= 1e-8:
            w = w - learning_rate * slope
        path.append(w)
    return np.array(path)


def max_stable_learning_rate(curvature):
    return 2 / curvature
