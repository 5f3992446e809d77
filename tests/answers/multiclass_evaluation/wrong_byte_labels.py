# fails: report
"""True classes in a byte."""

import numpy as np
from sklearn.metrics import classification_report


def predicted_classes(model, x):
    return np.argmax(model.predict(x, verbose=0), axis=1)


def report(model, x, y_true):
    y_true = np.asarray(y_true)
    if y_true.ndim == 2:
        y_true = y_true.argmax(axis=1)
    return classification_report(y_true.astype("uint8"), predicted_classes(model, x))
