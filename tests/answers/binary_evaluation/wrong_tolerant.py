# fails: threshold
"""What is close to the threshold counts as equal to it."""

import numpy as np


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return ((probabilities > threshold) & ~np.isclose(probabilities, threshold)).astype(int)
