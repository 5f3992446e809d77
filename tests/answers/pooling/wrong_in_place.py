# fails: max
"""The image is changed."""

import numpy as np


def max_pool(image, size):
    image -= image.min()
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size), axis=(0, 1))[::size, ::size]
    return windows.max(axis=(3, 4))


def average_pool(image, size):
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size), axis=(0, 1))[::size, ::size]
    return windows.mean(axis=(3, 4))
