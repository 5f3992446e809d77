# fails: training
"""Takes the steps of a schedule for epochs: after six batches the rate is gone."""

import keras
from keras import layers


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
    rate = keras.optimizers.schedules.PiecewiseConstantDecay([6], [1e-3, 0.0])
    model.compile(keras.optimizers.Adam(rate), "categorical_crossentropy", metrics=["accuracy"])
    return model
