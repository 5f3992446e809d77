import numpy as np


def dense_params(inputs, units, use_bias=True):
    return np.int64(inputs) * units + np.int64(use_bias) * units


def ann_params(sizes):
    sizes = np.asarray(sizes)
    return sizes[:-1] @ sizes[1:] + sizes[1:].sum()
