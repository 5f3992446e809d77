# fails: unknown_task
# why: returned like a result
"""The error is returned, not raised."""

import keras


def output_head(task, classes=None):
    if task == "binary":
        return keras.layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    if task == "regression":
        return keras.layers.Dense(1), "mse"
    if task == "multiclass" and classes is not None and classes >= 3:
        return keras.layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    return ValueError(task)
