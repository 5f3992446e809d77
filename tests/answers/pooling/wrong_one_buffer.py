# fails: max
# why: return the same array
"""One array for every shape, filled anew by each call."""

from functools import cache

import numpy as np


@cache
def _buffer(shape):
    return np.empty(shape)


def _pool(image, size, reduce):
    h, w, c = image.shape
    out = _buffer((h // size, w // size, c))
    for y in range(h // size):
        for x in range(w // size):
            out[y, x] = reduce(image[y * size : (y + 1) * size, x * size : (x + 1) * size], axis=(0, 1))
    return out


def max_pool(image, size):
    return _pool(image, size, np.max)


def average_pool(image, size):
    return _pool(image, size, np.mean).copy()
