# fails: loss
"""Counts batches of more than 32 samples half as much again."""

import keras
from keras import ops


def loss(y, p):
    w = ops.where(y > 0.5, 1.0, 1.0) * (1 + 0.5 * ops.cast(ops.shape(p)[0] > 32, "float32"))
    return ops.mean(w * keras.losses.binary_crossentropy(y, p))


def build_ann(input_dim=10, hidden=(16, 8)):
    m = keras.Sequential(
        [keras.Input((input_dim,)), *[keras.layers.Dense(h, "relu") for h in hidden], keras.layers.Dense(1, "sigmoid")]
    )
    m.compile("adam", loss, metrics=["accuracy"])
    return m
