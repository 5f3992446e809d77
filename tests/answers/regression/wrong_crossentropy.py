# fails: loss
"""Compiles as for a classifier."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["mae"])
    return model
