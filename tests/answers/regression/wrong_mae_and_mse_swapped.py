# fails: loss
"""Loss and metric the wrong way round."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mean_absolute_error", metrics=["mse"])
    return model
