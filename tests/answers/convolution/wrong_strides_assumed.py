# fails: value
# why: this array is a view of another one
"""Assumes how the image lies in memory."""

import numpy as np


def conv2d(image, kernels, bias):
    h, w, c = image.shape
    kh, kw, _, f = kernels.shape
    s = image.itemsize
    win = np.lib.stride_tricks.as_strided(image, (h - kh + 1, w - kw + 1, kh, kw, c), (w * c * s, c * s, w * c * s, c * s, s))
    return np.tensordot(win.astype("float64"), kernels, 3) + bias
