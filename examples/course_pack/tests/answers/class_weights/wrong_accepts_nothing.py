# fails: no_labels
import numpy as np


def class_weights(labels):
    if len(labels) == 0:
        return np.zeros(0)
    counts = np.bincount(labels)
    shares = counts * np.count_nonzero(counts) / len(labels)
    return np.divide(1, shares, out=np.zeros(len(counts)), where=counts > 0)
