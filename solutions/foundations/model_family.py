"""Choosing a family of networks: share weights wherever the data repeats itself.

A pattern in an image means the same wherever it is, so a convolution uses one small kernel everywhere; a
step of a sequence follows the same rule as the one before, so a recurrent layer uses one cell for all of
them. The columns of a table have nothing in common, so every one of them gets its own weights.
"""

import keras
from keras import layers


def choose_model(sample_shape, classes):
    if len(sample_shape) == 1:
        body = [layers.Dense(16, activation="relu")]
    elif len(sample_shape) == 2:
        body = [layers.LSTM(16)]
    elif len(sample_shape) == 3:
        body = [
            layers.Conv2D(8, 3, activation="relu", padding="same"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
        ]
    else:
        raise ValueError(f"no family for samples of {len(sample_shape)} axes")
    return keras.Sequential([keras.Input(sample_shape), *body, layers.Dense(classes, activation="softmax")])
