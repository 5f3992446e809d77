# fails: loss
"""Takes the metric for the loss."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mae", metrics=["mae"])
    return model
