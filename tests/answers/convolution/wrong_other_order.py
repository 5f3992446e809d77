# fails: value
# why: window and kernel are flattened in different orders
"""Flattens windows with the channels first."""

import numpy as np


def conv2d(image, kernels, bias):
    kh, kw, _c, f = kernels.shape
    view = np.lib.stride_tricks.sliding_window_view(image, (kh, kw), axis=(0, 1))
    h, w = view.shape[:2]
    return view.reshape(h, w, -1) @ kernels.reshape(-1, f) + bias
