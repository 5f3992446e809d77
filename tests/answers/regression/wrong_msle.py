# fails: loss
"""Squares the difference of logarithms."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mean_squared_logarithmic_error", metrics=["mae"])
    return model
