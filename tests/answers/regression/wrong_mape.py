# fails: metrics
"""The percentage error is not the absolute error."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=["mean_absolute_percentage_error"])
    return model
