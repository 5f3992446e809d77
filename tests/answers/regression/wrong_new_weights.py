# fails: loss
"""Throws away what the model that was passed in has learned."""

import numpy as np


def compile_for_regression(model):
    model.set_weights([np.random.normal(0, 0.05, w.shape) for w in model.get_weights()])
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return model
