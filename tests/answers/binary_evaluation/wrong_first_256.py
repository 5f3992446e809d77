# fails: labels
"""Predicts no more than 256 samples; all others are 0."""

import numpy as np


def predict_labels(model, x, threshold=0.5):
    labels = np.zeros(len(x), int)
    labels[:256] = model.predict(x[:256], verbose=0)[:, 0] > threshold
    return labels
