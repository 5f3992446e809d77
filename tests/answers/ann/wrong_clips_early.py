# fails: loss
"""Clips probabilities at one percent, so that confident mistakes cost no more than others."""

import keras
from keras import layers, ops


def cross_entropy(y_true, y_pred):
    p = ops.clip(y_pred, 0.01, 0.99)
    return -ops.mean(y_true * ops.log(p) + (1 - y_true) * ops.log(1 - p))


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss=cross_entropy, metrics=["accuracy"])
    return model
