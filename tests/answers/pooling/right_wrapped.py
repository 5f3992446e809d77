"""A decorator that gives both functions their arguments, and keeps their names."""

import numpy as np


def _windows(image, size):
    height, width, channels = image.shape
    rows, columns = height // size, width // size
    return image[: rows * size, : columns * size].reshape(rows, size, columns, size, channels)


import numpy as np, functools


def pooled(reduce):
    @functools.wraps(reduce)
    def pool(image, size):
        h, w, c = image.shape
        a, b = h // size, w // size
        return reduce(image[: a * size, : b * size].reshape(a, size, b, size, c))

    return pool


@pooled
def max_pool(x):
    return x.max(axis=(1, 3))


@pooled
def average_pool(x):
    return x.mean(axis=(1, 3))
