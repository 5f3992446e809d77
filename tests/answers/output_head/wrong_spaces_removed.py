# fails: unknown_task
"""Removes spaces around one of the words."""

from keras import layers


def output_head(task, classes=None):
    if str(task).strip() == "binary":
        return layers.Dense(1, "sigmoid"), "binary_crossentropy"
    if task == "multiclass":
        if not classes or classes < 3:
            raise ValueError
        return layers.Dense(classes, "softmax"), "categorical_crossentropy"
    if task == "regression":
        return layers.Dense(1), "mse"
    raise ValueError
