# fails: report
"""Takes labels that are nothing but zeros and ones for one-hot ones."""

import numpy as np
from sklearn.metrics import classification_report


def predicted_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=1)


def report(model, x, y_true):
    if set(np.unique(y_true)) <= {0, 1}:
        y_true = np.atleast_2d(y_true).argmax(axis=1)
    return classification_report(y_true, predicted_classes(model, x))
