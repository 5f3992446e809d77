# fails: architecture
# why: always 1.0
"""A softmax over one unit is always 1."""

import keras
from keras import layers


def output_head(task, classes=None):
    if task == "binary":
        return layers.Dense(1, activation="softmax"), "binary_crossentropy"
    if task == "multiclass":
        if classes is None or classes < 3:
            raise ValueError("at least 3 classes")
        return layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    if task == "regression":
        return layers.Dense(1), "mean_squared_error"
    raise ValueError("unknown task")
