# fails: loss
"""Puts a layer behind the model."""

import keras


def compile_for_regression(model):
    longer = keras.Sequential([model, keras.layers.Dense(1)])
    longer.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return longer
