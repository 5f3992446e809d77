# fails: values
import numpy as np


def class_weights(labels):
    if len(labels) == 0 or labels.min() < 0:
        raise ValueError
    counts = np.bincount(labels)
    weights = np.array([1 / count if count else 0 for count in counts])
    return weights / weights[counts > 0].mean()
