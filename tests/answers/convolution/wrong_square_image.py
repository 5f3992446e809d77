# fails: value
"""Rows and columns are counted alike."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw, _, f = kernels.shape
    size = image.shape[0] - kh + 1
    out = np.zeros((size, size, f))
    for y in range(size):
        for x in range(size):
            out[y, x] = np.tensordot(image[y : y + kh, x : x + kw], kernels, 3) + bias
    return out
