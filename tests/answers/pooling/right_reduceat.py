"""reduceat on both axes."""

import numpy as np


def _pool(image, size, ufunc):
    rows, columns = (side // size * size for side in image.shape[:2])
    image = image[:rows, :columns]
    image = ufunc.reduceat(image, np.arange(0, rows, size), axis=0)
    return ufunc.reduceat(image, np.arange(0, columns, size), axis=1)


def max_pool(image, size):
    return _pool(image, size, np.maximum)


def average_pool(image, size):
    return _pool(image.astype(np.float64), size, np.add) / (size * size)
