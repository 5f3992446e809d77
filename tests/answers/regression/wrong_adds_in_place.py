# fails: loss
"""Adds an output layer to the model that was passed in."""

import keras


def compile_for_regression(model):
    model.add(keras.layers.Dense(1))
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return model
