# fails: metrics
"""Forgets the metric."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse")
    return model
