"""Compiled from plain data."""


def compile_for_regression(model):
    model.compile_from_config({"optimizer": "adam", "loss": "mse", "metrics": ["mae"]})
    return model
