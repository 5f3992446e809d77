# fails: value
# why: the last place holds nothing but zeros
"""The loop over the rows ends one too early, in an array of zeros."""

import numpy as np


def conv2d(image, kernels, bias):
    height, width = kernels.shape[:2]
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    result = np.zeros((rows, columns, kernels.shape[3]))
    for y in range(rows - 1):
        for x in range(columns):
            window = image[y : y + height, x : x + width]
            result[y, x] = np.tensordot(window, kernels, axes=3) + bias
    return result
