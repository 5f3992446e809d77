# fails: integers
"""The result has the image's type."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw, _, f = kernels.shape
    h, w = image.shape[0] - kh + 1, image.shape[1] - kw + 1
    out = np.zeros((h, w, f), dtype=image.dtype)
    with np.errstate(all="ignore"):
        for y in range(h):
            for x in range(w):
                out[y, x] = np.einsum("ijc,ijcf->f", image[y : y + kh, x : x + kw], kernels) + bias
    return out
