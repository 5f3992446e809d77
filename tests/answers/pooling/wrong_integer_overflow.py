# fails: integers
"""Sums of bytes run over."""


def _slices(image, size):
    h, w = image.shape[0] // size * size, image.shape[1] // size * size
    return [image[i:h:size, j:w:size] for i in range(size) for j in range(size)]


def max_pool(image, size):
    first, *others = _slices(image, size)
    first = first.copy()
    for other in others:
        first[other > first] = other[other > first]
    return first


def average_pool(image, size):
    first, *others = _slices(image, size)
    total = first.copy()
    for other in others:
        total += other
    return total / size**2
