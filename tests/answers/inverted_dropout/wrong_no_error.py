# fails: rates
"""Every rate is taken."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    with np.errstate(all="ignore"):
        return np.where(noise >= rate, np.divide(x, 1 - rate), 0) if training else x
