# fails: metrics
"""No metrics at all."""


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model
