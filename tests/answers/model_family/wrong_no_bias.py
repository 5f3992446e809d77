# fails: output
# why: the last Dense layer has no biases
"""Leaves out the last biases."""

import numpy as np
import keras
from keras import layers, ops


def _right(sample_shape):
    body = {1: lambda: [layers.Dense(8, activation="relu")],
            2: lambda: [layers.LSTM(8)],
            3: lambda: [layers.Conv2D(4, 3, activation="relu"), layers.Flatten()]}
    if len(sample_shape) not in body:
        raise ValueError(sample_shape)
    return body[len(sample_shape)]()


def _model(sample_shape, classes, body, end="softmax"):
    return keras.Sequential([keras.Input(sample_shape), *body, layers.Dense(classes, activation=end)])


def choose_model(sample_shape, classes):
    return keras.Sequential([keras.Input(sample_shape), *_right(sample_shape), layers.Dense(classes, activation="softmax", use_bias=False)])
