# fails: training
# why: aren't scaled
"""The scale is forgotten."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError
    return np.where(noise >= rate, x, 0) if training else x
