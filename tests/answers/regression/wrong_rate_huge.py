# fails: training
"""Confuses the learning rate with the number of epochs."""

import keras


def compile_for_regression(model):
    model.compile(optimizer=keras.optimizers.Adam(100.0), loss="mse", metrics=["mae"])
    return model
