# fails: value
# why: along axis 2 the first 4 places are right
"""Has biases of its own for four filters only."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw, c, f = kernels.shape
    h, w, _ = image.shape
    out = np.zeros((h - kh + 1, w - kw + 1, f))
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            for k in range(f):
                out[y, x, k] = np.sum(image[y : y + kh, x : x + kw] * kernels[..., k]) + bias[k if k < 4 else 0]
    return out
