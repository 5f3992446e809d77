# fails: average
# why: leftover rows and columns
"""The edge is padded with zeros."""

import numpy as np


def _windows(image, size):
    h, w, _ = image.shape
    image = np.pad(image, ((0, -h % size), (0, -w % size), (0, 0)))
    return np.lib.stride_tricks.sliding_window_view(image, (size, size), axis=(0, 1))[::size, ::size]


def max_pool(image, size):
    h, w, _ = image.shape
    return _windows(image[: h // size * size, : w // size * size], size).max(axis=(3, 4))


def average_pool(image, size):
    return _windows(image, size).mean(axis=(3, 4))
