import numpy as np
from sklearn.utils.class_weight import compute_class_weight


def class_weights(labels):
    if len(labels) == 0 or min(labels) < 0:
        raise ValueError("no such labels")
    there = np.unique(labels)
    weights = np.zeros(there[-1] + 1)
    weights[there] = compute_class_weight("balanced", classes=there, y=labels)
    return weights
