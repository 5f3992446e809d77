# fails: one_hot
"""The seed's own: integer labels only."""

import numpy as np
from sklearn.metrics import classification_report


def predicted_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=1)


def report(model, x, y_true):
    return classification_report(y_true, predicted_classes(model, x))
