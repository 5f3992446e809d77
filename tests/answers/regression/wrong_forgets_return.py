# fails: loss
"""Compiles, and returns nothing."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
