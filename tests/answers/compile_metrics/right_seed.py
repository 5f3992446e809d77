"""The seed's own line."""


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "Precision", "Recall"])
    return model
