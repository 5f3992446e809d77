# fails: unknown_task
# why: is looked up on None
"""Compares the beginning of the word."""

import keras
from keras import layers


def output_head(task, classes=None):
    if task == "binary":
        return layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    if task.startswith("multi"):
        if classes is None or classes < 3:
            raise ValueError("classes must be at least 3")
        return layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    if task == "regression":
        return layers.Dense(1), "mean_squared_error"
    raise ValueError(f"unknown task {task!r}")
