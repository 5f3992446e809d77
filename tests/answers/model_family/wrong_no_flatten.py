# fails: output
# why: one prediction for each of 3 × 3 positions
"""Maps go into the Dense layer, place by place."""

import keras
from keras import layers


def choose_model(sample_shape, classes):
    if len(sample_shape) == 1:
        body = [layers.Dense(16, activation="relu")]
    elif len(sample_shape) == 2:
        body = [layers.LSTM(16)]
    elif len(sample_shape) == 3:
        body = [layers.Conv2D(8, 3, activation="relu"), layers.MaxPooling2D(2)]
    else:
        raise ValueError("no such family")
    return keras.Sequential([keras.Input(sample_shape), *body, layers.Dense(classes, activation="softmax")])
