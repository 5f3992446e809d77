# fails: value
# why: the bias is missing
"""The bias is forgotten."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw = kernels.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(image, (kh, kw), axis=(0, 1))
    return np.einsum("yxcij,ijcf->yxf", windows, kernels)
