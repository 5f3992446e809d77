# fails: training
"""The rate is taken for the fraction that is kept."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError
    return np.where(noise >= rate, x / max(rate, 1e-9), 0) if training else x
