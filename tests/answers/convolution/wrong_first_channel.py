# fails: value
# why: only the first channel
"""Only grey images."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw = kernels.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(image[..., 0], (kh, kw))
    return np.einsum("yxij,ijf->yxf", windows, kernels[:, :, 0]) + bias
