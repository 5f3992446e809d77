# fails: architecture
# why: is frozen
"""Freezes the layer."""

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


def output_head(task, classes=None):
    layer, loss = _right(task, classes)
    layer.trainable = False
    return layer, loss
