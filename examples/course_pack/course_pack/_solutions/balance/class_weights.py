"""Weights for unequal classes.

If every class that occurs has the same total weight, a class with `count` of n samples gets n / classes in total, and
so n / (classes * count) for each sample. The sum over all samples is n, so their mean is 1. scikit-learn calls these
weights "balanced". `bincount` refuses labels below 0 by itself.
"""

import numpy as np


def class_weights(labels):
    if len(labels) == 0:
        raise ValueError("there are no labels")
    counts = np.bincount(labels)
    occurs = counts > 0
    weights = np.zeros(len(counts))
    weights[occurs] = len(labels) / (occurs.sum() * counts[occurs])
    return weights
