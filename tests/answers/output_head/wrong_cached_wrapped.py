# fails: new_layer
"""A new wrapper around the same layer."""

import keras
from keras import layers


SIGMOID = layers.Dense(1)


def output_head(task, classes=None):
    if task == "binary":
        return keras.Sequential([SIGMOID, layers.Activation("sigmoid")]), "binary_crossentropy"
    if task == "multiclass":
        if classes is None or classes < 3:
            raise ValueError("at least 3 classes")
        return layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    if task == "regression":
        return layers.Dense(1), "mean_squared_error"
    raise ValueError("unknown task")
