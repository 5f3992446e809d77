# fails: unknown_task
"""Looks at the first letters alone."""

import keras


def output_head(task, classes=None):
    word = str(task)
    if word.startswith("bin"):
        return keras.layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    if word.startswith("reg"):
        return keras.layers.Dense(1), "mean_squared_error"
    if word.startswith("multi") and classes is not None and classes >= 3:
        return keras.layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    raise ValueError(task)
