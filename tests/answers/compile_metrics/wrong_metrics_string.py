# fails: loss
"""One string in place of a list."""


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics="accuracy")
    return model
