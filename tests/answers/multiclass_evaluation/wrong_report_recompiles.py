# fails: one_hot
# why: compiling again
"""Evaluates as well, for which it compiles the model as it likes."""

import numpy as np
from sklearn.metrics import classification_report


def predicted_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=1)


def report(model, x, y_true):
    if y_true.ndim == 2:
        model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
        model.evaluate(x, y_true, verbose=0)
        y_true = y_true.argmax(axis=1)
    return classification_report(y_true, predicted_classes(model, x))
