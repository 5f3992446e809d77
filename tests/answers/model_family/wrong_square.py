# fails: image
# why: the axes of the input are in the wrong order
"""Swaps height and width."""

import keras
from keras import layers


def choose_model(sample_shape, classes):
    if len(sample_shape) == 1:
        body = [layers.Dense(16, activation="relu")]
    elif len(sample_shape) == 2:
        body = [layers.LSTM(16)]
    elif len(sample_shape) == 3:
        body = [layers.Conv2D(8, 3, activation="relu"), layers.MaxPooling2D(2), layers.Flatten()]
    else:
        raise ValueError("no such family")
    return keras.Sequential([keras.Input(sample_shape[::-1][1:] + sample_shape[-1:] if len(sample_shape) == 3 else sample_shape), *body, layers.Dense(classes, activation="softmax")])
