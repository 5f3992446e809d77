"""Counting the parameters of dense layers: a matrix between each layer and the next, and a bias for each unit.

Every pair of neighbours in `sizes` is one layer. The count grows with the product of two widths, so one wide layer
before another wide one costs more than many narrow ones.
"""

from itertools import pairwise


def dense_params(inputs, units, use_bias=True):
    return (inputs + bool(use_bias)) * units


def ann_params(sizes):
    return sum(dense_params(inputs, units) for inputs, units in pairwise(sizes))
