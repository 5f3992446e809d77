# fails: loss
"""Tries whether it trains, and leaves the model changed."""

import numpy as np


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    x = np.random.rand(8, *model.input_shape[1:])
    y = np.random.rand(8, *model.output_shape[1:])
    model.fit(x, y, epochs=1, verbose=0)
    return model
