# fails: loss
"""Another optimizer."""


def compile_with_metrics(model):
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy", "Precision", "Recall"])
    return model
