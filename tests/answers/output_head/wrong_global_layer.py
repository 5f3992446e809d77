# fails: new_layer
# why: keeps its weights
"""Layers made once, when the file is loaded."""

import keras
from keras import layers


SIGMOID = layers.Dense(1, activation="sigmoid")
LINEAR = layers.Dense(1)


def output_head(task, classes=None):
    if task == "binary":
        return SIGMOID, "binary_crossentropy"
    if task == "multiclass":
        if classes is None or classes < 3:
            raise ValueError("at least 3 classes")
        return layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    if task == "regression":
        return LINEAR, "mean_squared_error"
    raise ValueError("unknown task")
