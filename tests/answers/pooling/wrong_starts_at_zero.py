# fails: max
# why: negative numbers are cut off
"""The maximum begins with 0."""

import numpy as np


def max_pool(image, size):
    h, w, c = image.shape
    out = np.zeros((h // size, w // size, c))
    for y in range(h // size * size):
        for x in range(w // size * size):
            out[y // size, x // size] = np.maximum(out[y // size, x // size], image[y, x])
    return out


def average_pool(image, size):
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size), axis=(0, 1))[::size, ::size]
    return windows.mean(axis=(3, 4))
