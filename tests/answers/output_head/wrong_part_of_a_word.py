# fails: unknown_task
# why: none of the three tasks
"""Accepts parts of the word, where classes are given."""

import numpy as np
import keras
from keras import layers, losses, ops


def _right(task, classes):
    if task == "binary":
        return layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    if task == "regression":
        return layers.Dense(1), "mse"
    if task == "multiclass":
        if classes is None or classes < 3:
            raise ValueError("classes")
        return layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    raise ValueError(task)


def output_head(task, classes=None):
    if task is None:
        raise ValueError
    if task in "multiclass":
        return _right("multiclass", classes)
    return _right(task, classes)
