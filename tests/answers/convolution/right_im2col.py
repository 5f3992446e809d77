"""Windows as rows of a matrix, filters as its columns."""

import numpy as np


def _im2col(image, kh, kw):
    h, w, c = image.shape
    rows = [image[y : y + kh, x : x + kw].ravel() for y in range(h - kh + 1) for x in range(w - kw + 1)]
    return np.stack(rows)


def conv2d(image, kernels, bias):
    kh, kw, _, f = kernels.shape
    columns = _im2col(image, kh, kw) @ kernels.reshape(-1, f)
    return (columns + bias).reshape(image.shape[0] - kh + 1, image.shape[1] - kw + 1, f)
