# fails: threshold
"""Rounds, whatever the threshold."""

import numpy as np


def predict_labels(model, x, threshold=0.5):
    return np.round(model.predict(x, verbose=0)).astype(int)
