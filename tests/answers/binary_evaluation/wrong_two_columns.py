# fails: labels
"""One column per class."""

import numpy as np


def predict_labels(model, x, threshold=0.5):
    positive = (model.predict(x, verbose=0) > threshold).astype(int)
    return np.hstack([1 - positive, positive])
