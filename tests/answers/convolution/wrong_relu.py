# fails: value
# why: negative numbers are cut off
"""A ReLU that nobody asked for."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw = kernels.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(image, (kh, kw), axis=(0, 1))
    return np.maximum(np.einsum("yxcij,ijcf->yxf", windows, kernels) + bias, 0)
