# fails: rates
"""A rate of 1 is let through."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if rate < 0 or rate > 1:
        raise ValueError
    return np.where(noise >= rate, x / max(1 - rate, 1e-9), 0) if training else x
