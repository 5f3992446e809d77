# fails: image
"""Flattens the image; no convolution."""

import keras
from keras import layers


def choose_model(sample_shape, classes):
    if len(sample_shape) == 1:
        body = [layers.Dense(16, activation="relu")]
    elif len(sample_shape) == 2:
        body = [layers.LSTM(16)]
    elif len(sample_shape) == 3:
        body = [layers.Flatten(), layers.Dense(16)]
    else:
        raise ValueError("no such family")
    return keras.Sequential([keras.Input(sample_shape), *body, layers.Dense(classes, activation="softmax")])
