# fails: training
"""Takes a rate below one in a hundred for none."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError(rate)
    if not training or rate < 0.01:
        return x
    return np.where(noise >= rate, x / (1 - rate), 0)
