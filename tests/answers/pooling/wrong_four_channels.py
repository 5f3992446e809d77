# fails: max
# why: along axis 2 the first 4 places are right
"""Pools the first four channels only."""

import numpy as np


def _p(image, size, f):
    h, w, c = image.shape
    out = np.zeros((h // size, w // size, c))
    for k in range(min(c, 4)):
        for y in range(h // size):
            for x in range(w // size):
                out[y, x, k] = f(image[y * size : (y + 1) * size, x * size : (x + 1) * size, k])
    return out


def max_pool(image, size):
    return _p(image, size, np.max)


def average_pool(image, size):
    return _p(image, size, np.mean)
