# fails: loss
"""Nadam is another optimizer."""


def compile_for_regression(model):
    model.compile(optimizer="nadam", loss="mse", metrics=["mae"])
    return model
