# fails: training
"""A negative learning rate climbs."""

import keras


def compile_for_regression(model):
    model.compile(optimizer=keras.optimizers.Adam(-0.001), loss="mse", metrics=["mae"])
    return model
