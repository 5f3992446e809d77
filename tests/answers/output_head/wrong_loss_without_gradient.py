# fails: loss
# why: no gradient reaches any weight
"""A loss in NumPy: its values are right, but nothing can be trained with it."""

import keras
import numpy as np


def squared(y_true, y_pred):
    return np.mean((np.asarray(y_true) - np.asarray(y_pred)) ** 2, axis=-1)


def output_head(task, classes=None):
    if task == "binary":
        return keras.layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    if task == "regression":
        return keras.layers.Dense(1), squared
    if task == "multiclass" and classes is not None and classes >= 3:
        return keras.layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    raise ValueError(task)
