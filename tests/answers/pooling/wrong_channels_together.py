# fails: max
# why: the channels are mixed
"""One number per window, whatever the channels."""

import numpy as np


def _windows(image, size):
    return np.lib.stride_tricks.sliding_window_view(image, (size, size), axis=(0, 1))[::size, ::size]


def max_pool(image, size):
    return _windows(image, size).max(axis=(2, 3, 4))


def average_pool(image, size):
    return _windows(image, size).mean(axis=(2, 3, 4))
