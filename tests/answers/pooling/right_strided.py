"""Strided slices, one for each place of a window."""

import functools

import numpy as np


def _slices(image, size):
    h, w = image.shape[0] // size * size, image.shape[1] // size * size
    return [image[i:h:size, j:w:size] for i in range(size) for j in range(size)]


def max_pool(image, size):
    return functools.reduce(np.maximum, _slices(image, size))


def average_pool(image, size):
    parts = _slices(image, size)
    return sum(part.astype("float32") for part in parts) / len(parts)
