"""Remembers every call by all of its arguments."""

from functools import lru_cache
from itertools import pairwise


@lru_cache(maxsize=None)
def dense_params(inputs, units, use_bias=True):
    return inputs * units + (units if use_bias else 0)


@lru_cache(maxsize=8)
def ann_params(sizes):
    return sum(dense_params(*pair) for pair in pairwise(sizes))
