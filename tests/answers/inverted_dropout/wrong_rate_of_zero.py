# fails: training
"""A rate of 0 is refused."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if rate <= 0 or rate >= 1:
        raise ValueError("rate")
    return np.where(noise >= rate, x / (1 - rate), 0) if training else x
