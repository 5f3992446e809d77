# fails: training
"""Noise of its own."""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError
    noise = np.random.default_rng(0).uniform(size=x.shape)
    return np.where(noise >= rate, x / (1 - rate), 0) if training else x
