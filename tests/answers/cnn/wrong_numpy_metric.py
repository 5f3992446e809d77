# fails: training
"""Writes the metric in NumPy, which fit can't run in its graph."""

import keras
from keras import layers


def hits(y_true, y_pred):
    import numpy as np

    return (np.argmax(y_true, axis=1) == np.argmax(y_pred, axis=1)).astype("float32")


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(hidden_units, activation="relu"),
            layers.Dense(classes, activation="softmax"),
        ]
    )
    model.compile("adam", "categorical_crossentropy", metrics=[hits])
    return model
