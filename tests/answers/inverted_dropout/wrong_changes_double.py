# fails: training
"""Works in double precision, in place where x is double already."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    x = np.asarray(x, dtype="float64")
    if training:
        x[noise < rate] = 0
        x /= 1 - rate
    return x
