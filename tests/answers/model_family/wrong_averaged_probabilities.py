# fails: output
"""Averages the probabilities of all positions."""

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
    body = _right(sample_shape)
    if len(sample_shape) == 3:
        body = [layers.Conv2D(4, 3, activation="relu"), layers.Dense(classes, activation="softmax"), layers.GlobalAveragePooling2D()]
        return keras.Sequential([keras.Input(sample_shape), *body])
    return _model(sample_shape, classes, body)
