# fails: training
"""Rates above 0.999 are refused."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate <= 0.999:
        raise ValueError(f"rate must be at least 0 and below 1, not {rate}")
    if not training:
        return x
    return np.where(noise >= rate, x / (1 - rate), 0)
