"""Pooling by hand: a reshape gives every window axes of its own, and one reduction does the rest.

Row y of the image is row y % size of window y // size, which is just how a reshape splits an axis in two. Pooling has
nothing to learn: it makes maps smaller, and less sensitive to where exactly in a window a pattern was found.
"""

import numpy as np


def _windows(image, size):
    height, width, channels = image.shape
    rows, columns = height // size, width // size
    return image[: rows * size, : columns * size].reshape(rows, size, columns, size, channels)


def max_pool(image, size):
    return _windows(image, size).max(axis=(1, 3))


def average_pool(image, size):
    return np.mean(_windows(image, size), axis=(1, 3))
