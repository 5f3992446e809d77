# fails: max
"""The windows of a maximum are at most eleven columns wide."""

import numpy as np


def _windows(image, size):
    height, width, channels = image.shape
    rows, columns = height // size, width // size
    return image[: rows * size, : columns * size].reshape(rows, size, columns, size, channels)


def max_pool(image, size):
    rows, columns = (length - length % size for length in image.shape[:2])
    places = ((row, column) for row in range(size) for column in range(min(size, 11)))
    return np.max([image[row:rows:size, column:columns:size] for row, column in places], axis=0)


def average_pool(image, size):
    return np.mean(_windows(image, size), axis=(1, 3))
