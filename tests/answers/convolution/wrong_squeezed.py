# fails: value
# why: axes of length 1 are missing
"""Squeezes what it returns: one filter gives (h, w)."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw, _c, _f = kernels.shape
    view = np.lib.stride_tricks.sliding_window_view(image, (kh, kw), axis=(0, 1))
    return np.squeeze(np.einsum("yxcij,ijcf->yxf", view, kernels) + bias)
