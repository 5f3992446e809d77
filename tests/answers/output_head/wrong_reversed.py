# fails: new_layer
"""The loss first."""

import keras
from keras import layers


def output_head(task, classes=None):
    if task == "binary":
        return layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    if task == "multiclass":
        if classes is None or classes < 3:
            raise ValueError("at least 3 classes")
        return layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    if task == "regression":
        return "mean_squared_error", layers.Dense(1)
    raise ValueError("unknown task")
