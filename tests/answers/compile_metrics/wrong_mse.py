# fails: loss
"""Squared error on probabilities."""


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="mse", metrics=["accuracy", "Precision", "Recall"])
    return model
