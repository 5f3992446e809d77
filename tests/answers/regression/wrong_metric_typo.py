# fails: loss
"""There is no metric of that name."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=["mean_absolut_error"])
    return model
