"""itertools does the walking."""

from itertools import accumulate

import numpy as np


def gradient_descent(gradient, start, learning_rate, steps):
    def step(w, _):
        return w - learning_rate * gradient(w)

    return np.stack(list(accumulate(range(steps), step, initial=np.asarray(start, dtype=float))))


def max_stable_learning_rate(curvature):
    return 2 / curvature
