"""A mean that leaves padding out.

The mask is a weight of 1 or 0 for each step: weighted vectors are summed, and divided by the sum of the weights, which
is the number of words, not of steps. If it is zero, the sum of vectors is zero as well, so a divisor of 1 leaves the
required zeros.
"""

import numpy as np


def masked_mean(ids, table):
    mask = (ids != 0)[..., np.newaxis]
    total = (table[ids] * mask).sum(axis=1)
    return total / np.maximum(mask.sum(axis=1), 1)
