# fails: training
"""Writes the metric in NumPy, which fit can't run in its graph."""

import keras
from keras import layers


def accuracy(y_true, y_pred):
    import numpy as np

    return (np.round(y_pred).ravel() == np.ravel(y_true)).astype("float32")


def build_lstm(timesteps=20, features=1, units=50):
    model = keras.Sequential(
        [
            keras.Input((timesteps, features)),
            layers.LSTM(units),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile("adam", "binary_crossentropy", metrics=[accuracy])
    return model
