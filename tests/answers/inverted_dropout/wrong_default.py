# fails: training
"""Another default."""

import numpy as np


def inverted_dropout(x, rate, noise, training=False):
    if not 0 <= rate < 1:
        raise ValueError
    return np.where(noise >= rate, x / (1 - rate), 0) if training else x
