# fails: architecture
# why: Resizing
"""Resizes every image."""

import numpy as np
import keras
from keras import layers, ops


def _net(input_shape, filters, kernel_size, hidden_units, classes, pool=None, hidden="relu", extra=()):
    return keras.Sequential([keras.Input(input_shape), layers.Conv2D(filters, kernel_size, activation="relu"),
                             pool or layers.MaxPooling2D(2), layers.Flatten(), layers.Dense(hidden_units, activation=hidden), *extra,
                             layers.Dense(classes, activation="softmax")])


def _compiled(model, **changes):
    model.compile(**({"optimizer": "adam", "loss": "categorical_crossentropy", "metrics": ["accuracy"]} | changes))
    return model


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    model = keras.Sequential([keras.Input(input_shape), layers.Resizing(64, 64), layers.Conv2D(filters, kernel_size, activation="relu"),
                             layers.MaxPooling2D(2), layers.Flatten(), layers.Dense(hidden_units, activation="relu"), layers.Dense(classes, activation="softmax")])
    return _compiled(model)
