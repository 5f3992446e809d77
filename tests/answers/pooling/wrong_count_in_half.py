# fails: average
"""The count of a window's numbers is a float16, which holds whole numbers up to 2048 only."""

import numpy as np


def _windows(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image[: rows * size, : columns * size].reshape(rows, size, columns, size, -1)


def max_pool(image, size):
    return _windows(image, size).max(axis=(1, 3))


def average_pool(image, size):
    return _windows(image, size).sum(axis=(1, 3), dtype=np.float32) / np.float16(size * size)
