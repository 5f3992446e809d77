# fails: rates
"""At inference nobody looks at the rate."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not training:
        return x
    if not 0 <= rate < 1:
        raise ValueError
    return np.where(noise >= rate, x / (1 - rate), 0)
