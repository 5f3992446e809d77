# fails: report
"""One number."""

import numpy as np
from sklearn.metrics import accuracy_score


def predicted_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=1)


def report(model, x, y_true):
    y_true = np.asarray(y_true)
    if y_true.ndim == 2:
        y_true = y_true.argmax(axis=1)
    return accuracy_score(y_true, predicted_classes(model, x))
