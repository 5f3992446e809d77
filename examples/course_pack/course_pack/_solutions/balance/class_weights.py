"""Weights for unequal classes.

When each class that occurs has the same share of the whole, a class of `count` samples out of n gets n / classes for
all of them together, and so n / (classes * count) for each. The sum over all samples is n, so their mean is 1.
scikit-learn calls these weights "balanced".
"""

import numpy as np


def class_weights(labels):
    labels = np.asarray(labels)
    if labels.size == 0 or labels.min() < 0:
        raise ValueError("labels are whole numbers from 0, and there is one at least")
    counts = np.bincount(labels)
    occurs = counts > 0
    weights = np.zeros(len(counts))
    weights[occurs] = len(labels) / (occurs.sum() * counts[occurs])
    return weights
