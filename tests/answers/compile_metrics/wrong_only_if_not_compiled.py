# fails: training
# why: a model that is compiled already keeps its loss and its optimizer
"""Compiles only what isn't compiled yet, even if it was for something else."""


def compile_with_metrics(model):
    if not model.compiled:
        model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "precision", "recall"])
    return model
