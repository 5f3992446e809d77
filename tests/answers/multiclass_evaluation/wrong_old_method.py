# fails: classes
# why: predict_classes is gone
"""A method that is gone."""

import numpy as np
from sklearn.metrics import classification_report


def predicted_classes(model, x):
    return model.predict_classes(x)


def report(model, x, y_true):
    y_true = np.asarray(y_true)
    if y_true.ndim == 2:
        y_true = y_true.argmax(axis=1)
    return classification_report(y_true, predicted_classes(model, x))
