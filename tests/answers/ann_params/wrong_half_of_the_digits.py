# fails: dense
# why: a float holds about 7 of them
"""Adds logarithms, which are exact for a while."""

import math


def dense_params(inputs, units, use_bias=True):
    return int(round(math.exp(math.log(inputs + bool(use_bias)) + math.log(units))))


def ann_params(sizes):
    return sum(dense_params(a, b) for a, b in zip(sizes, sizes[1:]))
