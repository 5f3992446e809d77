# fails: metrics
"""Leaves recall out."""


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "Precision"])
    return model
