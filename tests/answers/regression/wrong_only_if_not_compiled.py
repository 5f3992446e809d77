# fails: training
# why: a model that is compiled already keeps its loss and its optimizer
"""Compiles only what isn't compiled yet, even if it was for something else."""


def compile_for_regression(model):
    if not model.compiled:
        model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return model
