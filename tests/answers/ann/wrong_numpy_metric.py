# fails: training
"""Writes the metric in NumPy, which fit can't run in its graph."""

import keras
from keras import layers


def accuracy(y_true, y_pred):
    import numpy as np

    return ((np.ravel(y_pred) > 0.5) == (np.ravel(y_true) > 0.5)).astype("float32")


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile("adam", "binary_crossentropy", metrics=[accuracy])
    return model
