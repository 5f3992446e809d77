# fails: value
"""The image is normalised in place."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw = kernels.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(image, (kh, kw), axis=(0, 1))
    out = np.einsum("yxcij,ijcf->yxf", windows, kernels) + bias
    image /= max(1e-9, abs(image).max())
    return out
