# fails: max
"""Cuts the windows out of the memory, as if an image were always a whole one."""

import numpy as np


def _windows(image, size):
    h, w, c = image.shape
    n = image.itemsize
    shape = (h // size, w // size, size, size, c)
    strides = (size * w * c * n, size * c * n, w * c * n, c * n, n)
    return np.lib.stride_tricks.as_strided(image, shape, strides)


def max_pool(image, size):
    return _windows(image, size).max(axis=(2, 3))


def average_pool(image, size):
    return _windows(image, size).mean(axis=(2, 3))
