"""A table of classes; the layer has a name."""

import numpy as np
import keras
from keras import layers, losses, ops


def _right(task, classes):
    if task == "binary":
        return layers.Dense(1, activation="sigmoid"), "binary_crossentropy"
    if task == "regression":
        return layers.Dense(1), "mse"
    if task == "multiclass":
        if classes is None or classes < 3:
            raise ValueError("classes")
        return layers.Dense(classes, activation="softmax"), "categorical_crossentropy"
    raise ValueError(task)


_HEADS = dict(binary=("sigmoid", losses.BinaryCrossentropy), multiclass=("softmax", losses.CategoricalCrossentropy),
              regression=(None, losses.MeanSquaredError))


def output_head(task, classes=None):
    try:
        activation, loss = _HEADS[task]
    except (KeyError, TypeError):
        raise ValueError(f"unknown task {task!r}") from None
    units = 1
    if task == "multiclass":
        units = int(classes or 0)
        if units < 3:
            raise ValueError(classes)
    return layers.Dense(units=units, activation=activation, name=f"head_{task}"), loss()
