# fails: loss
"""A new model around the same layers is not the model that was passed in."""

import keras


def compile_for_regression(model):
    wrapped = keras.Model(model.inputs, model.outputs)
    wrapped.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return wrapped
