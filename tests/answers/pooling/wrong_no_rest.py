# fails: max
"""A reshape that only works where nothing is left over."""


def _windows(image, size):
    h, w, c = image.shape
    return image.reshape(h // size, size, w // size, size, c)


def max_pool(image, size):
    return _windows(image, size).max(axis=(1, 3))


def average_pool(image, size):
    return _windows(image, size).mean(axis=(1, 3))
