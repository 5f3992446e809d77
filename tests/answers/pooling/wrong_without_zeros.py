# fails: average
# why: zeros are left out of the mean
"""Averages what is not zero."""

import numpy as np


def _win(image, size):
    h, w, c = image.shape
    v = np.lib.stride_tricks.sliding_window_view(image, (size, size), axis=(0, 1))
    return v[::size, ::size]


def max_pool(image, size):
    return _win(image, size).max(axis=(-1, -2))


def average_pool(image, size):
    return _win(image.astype("float64"), size).mean(axis=(-1, -2))


def average_pool(image, size):
    win = _win(image.astype("float64"), size)
    return win.sum(axis=(-1, -2)) / np.maximum((win != 0).sum(axis=(-1, -2)), 1)
