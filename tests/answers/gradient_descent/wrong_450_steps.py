# fails: points
"""The walk ends after 450 steps."""

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    w = np.array(start, dtype=float)
    out = [w]
    for _ in range(min(steps, 450)):
        w = w - learning_rate * gradient(w)
        out.append(w)
    out += [w] * (steps + 1 - len(out))
    return np.stack(out)


def max_stable_learning_rate(curvature):
    return 2 / curvature
