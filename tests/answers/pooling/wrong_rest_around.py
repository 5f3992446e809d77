# fails: max
# why: leftover rows and columns are dropped on both sides
"""Crops around the centre."""


def _blocks(image, size):
    h, w, c = image.shape
    top, left = (h % size) // 2, (w % size) // 2
    image = image[top : top + h // size * size, left : left + w // size * size]
    return image.reshape(h // size, size, w // size, size, c)


def max_pool(image, size):
    return _blocks(image, size).max(axis=(1, 3))


def average_pool(image, size):
    return _blocks(image, size).mean(axis=(1, 3))
