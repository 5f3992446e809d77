# fails: loss
"""Predictions of prices can't be negative, so the output gets a ReLU."""

import keras


def compile_for_regression(model):
    model.layers[-1].activation = keras.activations.relu
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return model
