# fails: metrics
"""Reports the loss a second time."""


def compile_for_regression(model):
    model.compile(optimizer="adam", loss="mse", metrics=["mse"])
    return model
