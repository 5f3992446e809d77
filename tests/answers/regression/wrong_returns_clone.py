# fails: loss
"""A clone has different weights."""

import keras


def compile_for_regression(model):
    copy = keras.models.clone_model(model)
    copy.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return copy
