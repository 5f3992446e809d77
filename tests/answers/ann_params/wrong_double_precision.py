# fails: layer
"""Counts in floats, which hold 53 bits."""

import itertools


def dense_params(inputs, units, use_bias=True):
    return int((inputs + use_bias) * float(units))


def ann_params(sizes):
    return int(sum(dense_params(a, b) for a, b in itertools.pairwise(sizes)))
