"""Plain lists from a generator."""

# bare
import math


def _windows(image, size):
    h, w, c = image.shape
    for y in range(0, h - h % size, size):
        yield [[[float(v) for row in image[y:y + size, x:x + size, k] for v in row] for k in range(c)] for x in range(0, w - w % size, size)]


def max_pool(image, size):
    return [[[max(v) for v in cell] for cell in row] for row in _windows(image, size)]


def average_pool(image, size):
    return [[[math.fsum(v) / len(v) for v in cell] for cell in row] for row in _windows(image, size)]
