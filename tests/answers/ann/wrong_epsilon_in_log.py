# fails: loss
"""Adds 0.001 inside the logarithm against nan."""

import keras
from keras import layers, ops


def cross_entropy(y_true, y_pred):
    return -ops.mean(y_true * ops.log(y_pred + 1e-3) + (1 - y_true) * ops.log(1 - y_pred + 1e-3))


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss=cross_entropy, metrics=["accuracy"])
    return model
