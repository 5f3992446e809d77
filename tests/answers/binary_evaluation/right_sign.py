"""The sign of the difference, in batches that don't divide the rows."""

import numpy as np


def predict_labels(model, x, threshold=0.5):
    found = [np.asarray(model(x[start : start + 7], training=False)) for start in range(0, len(x), 7)]
    return np.heaviside(np.concatenate(found) - np.float32(threshold), 0).astype(np.int64)
