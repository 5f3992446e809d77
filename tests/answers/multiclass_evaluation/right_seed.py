"""The seed's lines, the report returned instead of printed."""

import numpy as np
from sklearn.metrics import classification_report


def predicted_classes(model, x):
    y_pred_classes = model.predict(x).argmax(axis=1)
    return y_pred_classes


def report(model, x, y_true):
    y_test = np.argmax(y_true, axis=1) if np.ndim(y_true) > 1 else y_true
    y_pred_classes = predicted_classes(model, x)
    print(classification_report(y_test, y_pred_classes))
    return classification_report(y_test, y_pred_classes)
