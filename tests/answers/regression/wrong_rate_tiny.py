# fails: training
"""So small a rate is lost in rounding."""

import keras


def compile_for_regression(model):
    model.compile(optimizer=keras.optimizers.Adam(1e-12), loss="mse", metrics=["mae"])
    return model
