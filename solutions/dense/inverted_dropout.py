"""Inverted dropout: scale up the units that are kept in training, and do nothing at inference.

With the factor 1 / (1 - rate) a unit has the same expected value in training and at inference. The original dropout
scaled down at inference instead; inverting that is simpler, since a trained network can then be used as it is.
"""

import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError(f"rate must be at least 0 and below 1, not {rate}")
    if not training:
        return x
    return np.where(noise >= rate, x / (1 - rate), 0)
