# fails: metrics
"""Accuracy says nothing about real numbers."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])
    return model
