# fails: value
"""The last row and column are forgotten."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw, _, f = kernels.shape
    out = np.zeros((image.shape[0] - kh, image.shape[1] - kw, f))
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            out[y, x] = np.tensordot(image[y : y + kh, x : x + kw], kernels, 3) + bias
    return out
