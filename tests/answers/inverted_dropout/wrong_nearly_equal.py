# fails: training
"""A unit whose noise is nearly the rate is kept."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training:
        return x.copy()
    return np.where((noise >= rate) | np.isclose(noise, rate), x / (1 - rate), 0)
