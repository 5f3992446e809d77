# fails: metrics
"""Leaves accuracy out."""


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["Precision", "Recall"])
    return model
