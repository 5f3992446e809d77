# fails: max
"""The width is taken from the height."""

import numpy as np


def _pool(image, size, function):
    n = image.shape[0] // size
    out = np.zeros((n, n, image.shape[2]))
    for y in range(n):
        for x in range(n):
            out[y, x] = function(image[y * size : (y + 1) * size, x * size : (x + 1) * size], axis=(0, 1))
    return out


def max_pool(image, size):
    return _pool(image, size, np.max)


def average_pool(image, size):
    return _pool(image, size, np.mean)
