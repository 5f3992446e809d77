# fails: training
# why: are swapped
"""Where the noise is small, the unit is kept."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError
    return np.where(noise < rate, x / (1 - rate), 0) if training else x
