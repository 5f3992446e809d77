# fails: loss
"""Huber grows linearly for large errors."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="huber", metrics=["mae"])
    return model
