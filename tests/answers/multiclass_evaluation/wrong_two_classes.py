# fails: classes
"""Two classes are decided by the probability of the first one."""

import numpy as np
from sklearn.metrics import classification_report


def predicted_classes(model, x):
    probabilities = model.predict(x, verbose=0)
    if probabilities.shape[1] == 2:
        return (probabilities[:, 0] > 0.5).astype(int)
    return probabilities.argmax(axis=1)


def report(model, x, y_true):
    y_true = np.asarray(y_true)
    if y_true.ndim == 2:
        y_true = y_true.argmax(axis=1)
    return classification_report(y_true.astype(int), predicted_classes(model, x))
