# fails: output
# why: only where these numbers are small
"""Clips the logits before the softmax."""

import keras
from keras import layers, ops


def choose_model(sample_shape, classes):
    body = {1: [], 2: [layers.LSTM(8)], 3: [layers.Conv2D(8, 3, activation="relu"), layers.GlobalAveragePooling2D()]}
    if len(sample_shape) not in body:
        raise ValueError(sample_shape)
    return keras.Sequential(
        [
            keras.Input(sample_shape),
            *body[len(sample_shape)],
            layers.Dense(classes),
            layers.Lambda(lambda x: ops.clip(x, -5, 5)),
            layers.Softmax(),
        ]
    )
