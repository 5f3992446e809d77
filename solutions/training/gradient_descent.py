"""Gradient descent: compute the gradient again at every point.

Each step makes a new array, so the points stored before stay unchanged. On a parabola a step multiplies w by 1 −
learning_rate · curvature; w shrinks as long as this factor is between -1 and 1, so the learning rate has to stay below
2 / curvature.
"""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    points = [start]
    for _ in range(steps):
        w = points[-1]
        points.append(w - learning_rate * gradient(w))
    return np.array(points)


def max_stable_learning_rate(curvature):
    return 2 / curvature
