# fails: report
# why: reported as 1
"""What is undefined counts as 1."""

import numpy as np
from sklearn.metrics import classification_report


def predicted_classes(model, x):
    return np.argmax(model.predict(x, verbose=0), axis=1)


def report(model, x, y_true):
    return classification_report(
        np.argmax(y_true, axis=1) if np.ndim(y_true) > 1 else y_true, predicted_classes(model, x), zero_division=1
    )
