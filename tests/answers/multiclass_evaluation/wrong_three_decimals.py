# fails: classes
# why: rounded to 3 decimals
"""Rounds what it would print."""

import numpy as np
from sklearn.metrics import classification_report


def predicted_classes(model, x):
    return np.round(model.predict(x, verbose=0), 3).argmax(axis=1)


def report(model, x, y_true):
    y_true = y_true.argmax(axis=1) if y_true.ndim == 2 else y_true
    return classification_report(y_true, predicted_classes(model, x))
