# fails: loss
"""Sums over the batch, so the loss grows with it."""

import keras


def compile_for_regression(model):
    model.compile(optimizer="adam", loss=keras.losses.MeanSquaredError(reduction="sum"), metrics=["mae"])
    return model
