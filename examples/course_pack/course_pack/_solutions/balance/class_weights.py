"""Weights for unequal classes.

When each class that occurs has the same share of the whole, a class of `count` samples out of n gets n / classes for
all of them together, and so n / (classes * count) for each. The sum over all samples is n, so their mean is 1.
scikit-learn calls these weights "balanced". `bincount` refuses labels below 0 by itself.
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
