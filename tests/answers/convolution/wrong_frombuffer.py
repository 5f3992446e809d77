# fails: value
"""Reads the image's bytes in the order in which they lie in memory."""

import numpy as np


def conv2d(image, kernels, bias):
    if image.base is not None:
        image = np.ndarray(image.shape, image.dtype, np.ascontiguousarray(image.base))
    kh, kw = kernels.shape[:2]
    h, w = image.shape[0] - kh + 1, image.shape[1] - kw + 1
    out = np.zeros((h, w, kernels.shape[-1])) + bias
    for i in range(kh):
        for j in range(kw):
            out += image[i : i + h, j : j + w] @ kernels[i, j]
    return out
