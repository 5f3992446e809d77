# fails: metrics
"""The root of the squared error is in the target's unit, but it isn't the absolute error."""

import keras


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=[keras.metrics.RootMeanSquaredError(name="mae")])
    return model
