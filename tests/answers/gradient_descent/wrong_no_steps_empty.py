# fails: no_steps
"""Nothing is returned where no step is taken."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    if steps == 0:
        return np.empty((0, len(start)))
    points = [start]
    for _ in range(steps):
        w = points[-1]
        points.append(w - learning_rate * gradient(w))
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
