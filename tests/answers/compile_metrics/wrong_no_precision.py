# fails: metrics
"""Leaves precision out."""


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "Recall"])
    return model
