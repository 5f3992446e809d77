# fails: integers
"""Bytes are added up in 16 bits, which a window of 17 × 17 bright pixels exceeds."""

import numpy as np


def _windows(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image[: rows * size, : columns * size].reshape(rows, size, columns, size, -1)


def max_pool(image, size):
    return _windows(image, size).max(axis=(1, 3))


def average_pool(image, size):
    windows = _windows(image, size)
    if image.dtype == np.uint8:
        return windows.sum(axis=(1, 3), dtype=np.uint16) / (size * size)
    return windows.mean(axis=(1, 3))
