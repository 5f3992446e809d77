# fails: architecture
"""Takes classes for the number of columns of a regression."""

import keras


def output_head(task, classes=None):
    if task == "binary":
        return keras.layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    if task == "regression":
        return keras.layers.Dense(classes or 1), "mean_squared_error"
    if task == "multiclass" and classes is not None and classes >= 3:
        return keras.layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    raise ValueError(task)
