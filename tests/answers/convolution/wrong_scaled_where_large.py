# fails: value
# why: an image with numbers above 1 is divided by 255
"""Takes every image for bytes whose numbers exceed 1."""

import numpy as np


def conv2d(image, kernels, bias):
    image = image.astype("float32")
    if image.max() > 1:
        image = image / 255.0
    kh, kw = kernels.shape[:2]
    win = np.lib.stride_tricks.sliding_window_view(image, (kh, kw), axis=(0, 1))
    return np.einsum("yxcij,ijcf->yxf", win, kernels) + bias
