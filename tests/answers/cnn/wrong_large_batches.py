# fails: loss
"""Divides the sum by 32 at most."""

import keras
from keras import layers as L, ops


def loss(y, p):
    return ops.sum(keras.losses.categorical_crossentropy(y, p)) / ops.minimum(
        ops.cast(ops.shape(p)[0], "float32"), 32.0
    )


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    m = keras.Sequential(
        [
            L.Input(input_shape),
            L.Conv2D(filters, kernel_size, activation="relu"),
            L.MaxPooling2D(2),
            L.Flatten(),
            L.Dense(hidden_units, "relu"),
            L.Dense(classes, "softmax"),
        ]
    )
    m.compile("adam", loss, metrics=["accuracy"])
    return m
