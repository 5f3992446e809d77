# fails: value
# why: the right array is returned, but as one entry of a tuple
"""Returns the windows as well."""

import numpy as np


def conv2d(image, kernels, bias):
    height, width = kernels.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(image, (height, width), axis=(0, 1))
    return np.einsum("yxcij,ijcf->yxf", windows, kernels) + bias, windows
