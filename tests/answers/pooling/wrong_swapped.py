# fails: max
# why: this is the mean
"""Each function does the other's work."""

import numpy as np


def _windows(image, size):
    return np.lib.stride_tricks.sliding_window_view(image, (size, size), axis=(0, 1))[::size, ::size]


def max_pool(image, size):
    return _windows(image, size).mean(axis=(3, 4))


def average_pool(image, size):
    return _windows(image, size).max(axis=(3, 4))
