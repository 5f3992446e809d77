# fails: value
# why: only the last channel is left in the sum
"""Each channel replaces the one before it."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw, c, f = kernels.shape
    h, w = image.shape[:2]
    out = np.zeros((h - kh + 1, w - kw + 1, f))
    for k in range(f):
        for ch in range(c):
            for y in range(out.shape[0]):
                for x in range(out.shape[1]):
                    out[y, x, k] = np.sum(image[y:y + kh, x:x + kw, ch] * kernels[..., ch, k]) + bias[k]
    return out
