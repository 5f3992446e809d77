# fails: average
# why: differ by up to
"""Takes differences of running sums in float32."""

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
    h, w, c = image.shape
    table = np.zeros((h + 1, w + 1, c), "float32")
    table[1:, 1:] = image.astype("float32").cumsum(0, dtype="float32").cumsum(1, dtype="float32")
    hs, ws = h // size * size, w // size * size
    a = table[0:hs + 1:size, 0:ws + 1:size]
    return (a[1:, 1:] - a[:-1, 1:] - a[1:, :-1] + a[:-1, :-1]) / size**2
