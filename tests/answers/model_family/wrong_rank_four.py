# fails: other_shapes
"""Anything larger is taken for an image."""

import keras
from keras import layers


def choose_model(sample_shape, classes):
    if len(sample_shape) == 1:
        body = [layers.Dense(16, activation="relu")]
    elif len(sample_shape) == 2:
        body = [layers.LSTM(16)]
    elif 3 <= len(sample_shape) <= 4:
        body = [*([layers.Conv2D(8, 3)] if len(sample_shape) == 3 else []), layers.Flatten()]
    else:
        raise ValueError("no such family")
    return keras.Sequential([keras.Input(sample_shape), *body, layers.Dense(classes, activation="softmax")])
