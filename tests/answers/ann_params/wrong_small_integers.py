# fails: network
"""Sixteen bits run over."""

import numpy as np


def dense_params(inputs, units, use_bias=True):
    return (inputs + use_bias) * units


def ann_params(sizes):
    sizes = np.array(sizes, dtype="int8")
    with np.errstate(all="ignore"):
        return np.sum(sizes[:-1] * sizes[1:] + sizes[1:], dtype="int8")
