# fails: loss
"""The loss for many classes."""


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy", "Precision", "Recall"])
    return model
