# fails: loss
"""Adds a penalty to the layers that were handed over."""

import keras


def compile_for_regression(model):
    for layer in model.layers:
        layer.kernel_regularizer = keras.regularizers.L2(0.01)
        layer.kernel.regularizer = layer.kernel_regularizer
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return model
