# fails: loss
# why: smooths the labels
"""Smooths the labels by a thousandth."""

import keras
from keras import layers


def output_head(task, classes=None):
    if task not in ("binary", "multiclass", "regression"):
        raise ValueError
    if task == "multiclass" and (classes is None or classes < 3):
        raise ValueError
    return {
        "binary": lambda: (layers.Dense(1, "sigmoid"), keras.losses.BinaryCrossentropy(label_smoothing=1e-3)),
        "multiclass": lambda: (layers.Dense(classes, "softmax"), "categorical_crossentropy"),
        "regression": lambda: (layers.Dense(1), "mse"),
    }[task]()
