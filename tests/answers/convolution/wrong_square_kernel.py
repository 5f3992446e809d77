# fails: value
"""The height of the kernel stands for its width."""

import numpy as np


def conv2d(image, kernels, bias):
    k, f = kernels.shape[0], kernels.shape[3]
    out = np.zeros((image.shape[0] - k + 1, image.shape[1] - k + 1, f))
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            out[y, x] = np.tensordot(image[y : y + k, x : x + k], kernels, 3) + bias
    return out
