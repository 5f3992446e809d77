# fails: labels
# why: only the first 32 samples
"""One step of predict."""

import numpy as np


def predict_labels(model, x, threshold=0.5):
    return (model.predict(x, verbose=0, batch_size=32, steps=1) > threshold).astype(int)
