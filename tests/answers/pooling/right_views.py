import numpy as np


def pool(image, size, function):
    windows = np.lib.stride_tricks.sliding_window_view(image, (size, size), axis=(0, 1))[::size, ::size]
    return function(windows, axis=(3, 4))


def max_pool(image, size):
    return pool(image, size, np.max)


def average_pool(image, size):
    return pool(image, size, np.mean)
