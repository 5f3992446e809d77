# fails: gaps
import numpy as np


def class_weights(labels):
    if len(labels) == 0 or labels.min() < 0:
        raise ValueError
    counts = np.bincount(labels)
    return np.array([len(labels) / (len(counts) * count) if count else 0.0 for count in counts])
