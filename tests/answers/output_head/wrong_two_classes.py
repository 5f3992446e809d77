# fails: classes
"""Two classes are let through."""

import keras
from keras import layers


def output_head(task, classes=None):
    if task == "binary":
        return layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    if task == "multiclass":
        if classes is None or classes < 2:
            raise ValueError("at least 3 classes")
        return layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    if task == "regression":
        return layers.Dense(1), "mean_squared_error"
    raise ValueError("unknown task")
