# fails: loss
"""Leaves the optimizer to Keras."""


def compile_with_metrics(model):
    model.compile(loss="binary_crossentropy", metrics=["accuracy", "Precision", "Recall"])
    return model
