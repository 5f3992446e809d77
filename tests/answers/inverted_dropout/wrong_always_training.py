# fails: inference
# why: at inference
"""training isn't looked at."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError
    return np.where(noise >= rate, x / (1 - rate), 0)
