"""The seed's own line."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mean_squared_error", metrics=["mae"])
    return model
